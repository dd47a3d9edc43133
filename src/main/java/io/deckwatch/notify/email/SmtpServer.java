package io.deckwatch.notify.email;

import java.time.Duration;
import java.util.Locale;

/**
 * A server that takes mail.
 *
 * @param host its name or address
 * @param port its port
 * @param security how the connection is protected
 * @param user whom to log in as; empty for nobody
 * @param password of the user; secret, and no text made here shows it
 * @param timeout for connecting, and for each answer
 */
public record SmtpServer(String host, int port, Security security, String user, String password, Duration timeout) {

    /** How a connection is protected. */
    public enum Security {
        /** It begins in the clear, and goes on only if the server offers TLS. */
        STARTTLS,
        /** TLS from the beginning. */
        TLS,
        /** Not at all. */
        NONE;

        /** As in settings. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SmtpServer {
        if (host.isBlank()) {
            throw new IllegalArgumentException("The SMTP server needs a host.");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("The port of the SMTP server must be from 1 to 65535: " + port);
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("The timeout must be above zero: " + timeout);
        }
        if (user.isEmpty() != password.isEmpty()) {
            throw new IllegalArgumentException("A user of the SMTP server needs a password, and a password a user.");
        }
    }

    @Override
    public String toString() {
        return "SmtpServer[host=" + host + ", port=" + port + ", security=" + security.label() + ", user="
                + (user.isEmpty() ? "none" : "***") + ", timeout=" + timeout + "]";
    }
}
