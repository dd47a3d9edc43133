package io.deckwatch.notify.email;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Outcome;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends mail. Each has the same id on each attempt, and the mails of a group make one conversation. */
final class EmailChannel implements Channel {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final EmailSettings settings;
    private final InstantSource clock;
    private final String version;
    private final Session session;
    private final String protocol;

    EmailChannel(EmailSettings settings, InstantSource clock, String version) {
        this.settings = settings;
        this.clock = clock;
        this.version = version;
        this.protocol = settings.server().security() == SmtpServer.Security.TLS ? "smtps" : "smtp";
        this.session = Session.getInstance(properties(settings.server(), "mail." + protocol + "."));
    }

    @Override
    public String render(Notification notification) {
        return Letter.of(notification).toStore();
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        var server = settings.server();
        try (var transport = session.getTransport(protocol)) {
            var mail = mail(Letter.stored(delivery.body()), delivery.id());
            transport.connect(server.host(), server.port(), orNull(server.user()), orNull(server.password()));
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Outcome.Delivered(
                    "taken by the server for " + settings.to().size());
        } catch (MessagingException e) {
            return SmtpFailure.of(e);
        }
    }

    @Override
    public String toString() {
        return "EmailChannel[" + settings.name() + "]";
    }

    private MimeMessage mail(Letter letter, String id) throws MessagingException {
        var mail = new IdentifiedMail(session, "<" + id + "@deckwatch>");
        mail.setFrom(EmailSettings.address(settings.from()));
        mail.setRecipients(
                Message.RecipientType.TO,
                settings.to().stream().map(EmailSettings::address).toArray(InternetAddress[]::new));
        mail.setSubject(letter.subject(), UTF_8);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("References", "<" + conversation(letter.group()) + "@deckwatch>");
        mail.setHeader("X-Mailer", "Deckwatch/" + version);
        // No holiday notes as answers.
        mail.setHeader("Auto-Submitted", "auto-generated");
        var text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8, "plain");
        var html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
        mail.saveChanges();
        return mail;
    }

    private String conversation(String group) {
        return UUID.nameUUIDFromBytes((settings.name() + "\n" + group).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Properties properties(SmtpServer server, String prefix) {
        var timeout = Long.toString(server.timeout().toMillis());
        var properties = new Properties();
        properties.put(prefix + "connectiontimeout", timeout);
        properties.put(prefix + "timeout", timeout);
        properties.put(prefix + "writetimeout", timeout);
        properties.put(prefix + "auth", Boolean.toString(!server.user().isEmpty()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        var starttls = Boolean.toString(server.security() == SmtpServer.Security.STARTTLS);
        properties.put(prefix + "starttls.enable", starttls);
        properties.put(prefix + "starttls.required", starttls);
        // One bad address must not keep the mail from the others.
        properties.put(prefix + "sendpartial", "true");
        return properties;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** A mail that keeps its id, which the library would else make anew for each attempt. */
    private static final class IdentifiedMail extends MimeMessage {

        private final String id;

        IdentifiedMail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
