package io.deckwatch.notify.webhook;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.http.Endpoint;
import io.deckwatch.notify.receiver.ChannelSettings;
import java.time.InstantSource;
import java.util.List;

/**
 * Where a webhook goes and how it is signed. The secrets are secret, and no text made here shows them.
 *
 * @param name of the receiver
 * @param endpoint where messages go
 * @param secrets for the signature, each {@code whsec_} and base64; the message is signed with all of them, so that a
 *     secret can be replaced without a gap; none means unsigned
 * @param maxAlerts how many alerts a message holds at most; 0 means all
 * @param sendResolved whether the end of an alert is told
 * @param body what is sent
 */
public record WebhookSettings(
        String name, Endpoint endpoint, List<String> secrets, int maxAlerts, boolean sendResolved, WebhookBody body)
        implements ChannelSettings {

    /** A webhook that gets Alertmanager's format. */
    public WebhookSettings(String name, Endpoint endpoint, List<String> secrets, int maxAlerts, boolean sendResolved) {
        this(name, endpoint, secrets, maxAlerts, sendResolved, AlertmanagerBody::of);
    }

    public WebhookSettings {
        secrets = List.copyOf(secrets);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A webhook needs a name.");
        }
        if (maxAlerts < 0) {
            throw new IllegalArgumentException(
                    "max_alerts of webhook " + name + " must not be below zero: " + maxAlerts);
        }
        for (var i = 0; i < secrets.size(); i++) {
            Signature.key(secrets.get(i), "Secret " + (i + 1) + " of webhook " + name);
        }
    }

    @Override
    public Channel open(InstantSource clock, String version) {
        return new WebhookChannel(this, clock, version);
    }

    @Override
    public String toString() {
        return "WebhookSettings[name=" + name + ", endpoint=" + endpoint + ", secrets=" + secrets.size()
                + ", maxAlerts=" + maxAlerts + ", sendResolved=" + sendResolved + "]";
    }
}
