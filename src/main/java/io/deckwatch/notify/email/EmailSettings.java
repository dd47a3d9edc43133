package io.deckwatch.notify.email;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.receiver.ChannelSettings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.InstantSource;
import java.util.List;

/**
 * People who get mail.
 *
 * @param name of the receiver
 * @param server that takes the mail
 * @param from whose mail it is
 * @param to who gets it
 * @param sendResolved whether the end of an alert is told
 */
public record EmailSettings(String name, SmtpServer server, String from, List<String> to, boolean sendResolved)
        implements ChannelSettings {

    public EmailSettings {
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("Mail needs somebody to go to.");
        }
        address(from);
        to.forEach(EmailSettings::address);
    }

    @Override
    public Channel open(InstantSource clock, String version) {
        return new EmailChannel(this, clock, version);
    }

    /** One address, such as {@code ops@example.com} or {@code Ops <ops@example.com>}. */
    static InternetAddress address(String text) {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("This is no address for mail: " + text);
        }
    }
}
