package io.deckwatch.notify.email;

import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What it means that a server did not take a mail. The texts of servers may hold anything, so they are not told. */
final class SmtpFailure {

    private static final int TRANSIENT = 4;

    private SmtpFailure() {}

    static Outcome of(Exception failure) {
        for (Throwable e = failure; e != null; e = next(e)) {
            var known = known(e);
            if (known != null) {
                return known;
            }
        }
        return retry(FailureReason.OTHER, "the connection was cut, or the answer is no SMTP");
    }

    private static @Nullable Outcome known(Throwable e) {
        return switch (e) {
            case AuthenticationFailedException ignored ->
                new Outcome.Rejected(FailureReason.AUTH_ERROR, "the server does not accept user and password");
            case SMTPAddressFailedException address -> code(address.getReturnCode());
            case SMTPSenderFailedException sender -> code(sender.getReturnCode());
            case SMTPSendFailedException send -> code(send.getReturnCode());
            case UnknownHostException ignored -> retry(FailureReason.DNS, "the name of the host is not known");
            case SocketTimeoutException ignored -> retry(FailureReason.TIMEOUT, "no answer in time");
            case SSLException ignored ->
                retry(FailureReason.TLS, "no trusted connection: look at the certificate of the host and its issuer");
            case ConnectException ignored -> refused();
            case NoRouteToHostException ignored -> refused();
            default -> null;
        };
    }

    private static @Nullable Outcome code(int code) {
        if (code < 0) {
            return null;
        }
        var detail = "the server answered " + code;
        return code / 100 == TRANSIENT
                ? retry(FailureReason.SERVER_ERROR, detail)
                : new Outcome.Rejected(FailureReason.CLIENT_ERROR, detail);
    }

    private static Outcome refused() {
        return retry(FailureReason.REFUSED, "nobody listens there, or there is no way to it");
    }

    private static Outcome retry(FailureReason reason, String detail) {
        return new Outcome.RetryLater(reason, detail, null);
    }

    /** Mail's exceptions are chained in a way of their own. */
    private static @Nullable Throwable next(Throwable e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : e.getCause();
    }
}
