package io.deckwatch.notify.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Where a webhook goes and how it is signed. The URL and the secrets are secret, and no text made here shows them.
 *
 * @param name of the receiver
 * @param url {@code https} or {@code http}, without user and password
 * @param secrets for the signature, each {@code whsec_} and base64; the message is signed with all of them, so that a
 *     secret can be replaced without a gap; none means unsigned
 * @param timeout for one attempt, from the first byte sent to the answer
 * @param maxAlerts how many alerts a message holds at most; 0 means all
 * @param allowPrivate whether addresses of private networks and of this machine may be called
 */
public record WebhookSettings(
        String name, URI url, List<String> secrets, Duration timeout, int maxAlerts, boolean allowPrivate) {

    public WebhookSettings {
        secrets = List.copyOf(secrets);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A webhook needs a name.");
        }
        requireUsable(name, url);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout of webhook " + name + " must be above zero: " + timeout);
        }
        if (maxAlerts < 0) {
            throw new IllegalArgumentException(
                    "max_alerts of webhook " + name + " must not be below zero: " + maxAlerts);
        }
        for (var i = 0; i < secrets.size(); i++) {
            Signature.key(secrets.get(i), "Secret " + (i + 1) + " of webhook " + name);
        }
    }

    private static void requireUsable(String name, URI url) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("url of webhook " + name + " must begin with https:// or http://.");
        }
        if (url.getHost() == null) {
            throw new IllegalArgumentException("url of webhook " + name + " has no host, or one that cannot be read.");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("url of webhook " + name
                    + " holds a user or a password, which would not be sent; use a secret path or a signature.");
        }
    }

    @Override
    public String toString() {
        return "WebhookSettings[name=" + name + ", url=***, secrets=" + secrets.size() + ", timeout=" + timeout
                + ", maxAlerts=" + maxAlerts + ", allowPrivate=" + allowPrivate + "]";
    }
}
