package io.deckwatch.config;

import io.deckwatch.config.DeckwatchConfig.Webhook;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes receivers of what was written about webhooks. */
final class WebhookReader {

    private static final String PREFIX = "deckwatch.notify.receivers.webhook.";
    private static final Set<String> SCHEMES = Set.of("https", "http");
    private static final String EXPECTED =
            "a URL that begins with https:// or http:// and holds neither user nor password";

    private final Faults faults;

    WebhookReader(Faults faults) {
        this.faults = faults;
    }

    /** The receiver; none, with a fault told, if it has no usable URL. */
    Optional<NotificationSettings.Webhook> read(String name, Webhook webhook) {
        var setting = PREFIX + (name.contains(".") ? "\"" + name + "\"" : name);
        faults.requirePositive(setting + ".timeout", webhook.timeout());
        faults.require(webhook.maxAlerts() >= 0, setting + ".max-alerts", "0 or a number above");
        var url = url(setting, webhook);
        var secrets = secrets(setting, webhook);
        return url.map(target -> new NotificationSettings.Webhook(
                name,
                target,
                secrets.stream().map(Secret::new).toList(),
                webhook.timeout(),
                webhook.maxAlerts(),
                webhook.sendResolved(),
                webhook.allowPrivateAddresses()));
    }

    private Optional<URI> url(String setting, Webhook webhook) {
        if (webhook.url().isPresent() == webhook.urlFile().isPresent()) {
            faults.add(setting + ".url", ": set either this or url-file");
            return Optional.empty();
        }
        if (webhook.url().isPresent()) {
            return usable(setting + ".url", webhook.url());
        }
        var lines = SecretFile.lines(setting + ".url-file", webhook.urlFile().get(), faults);
        return lines.isEmpty() ? Optional.empty() : usable(setting + ".url-file", parsed(lines.getFirst()));
    }

    private Optional<URI> usable(String setting, Optional<URI> url) {
        var usable = url.filter(u ->
                        u.getScheme() != null && SCHEMES.contains(u.getScheme().toLowerCase(Locale.ROOT)))
                .filter(u -> u.getHost() != null && u.getRawUserInfo() == null);
        if (usable.isEmpty()) {
            faults.wrong(setting, setting.endsWith("-file") ? "a file with " + EXPECTED : EXPECTED);
        }
        return usable;
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            // The message of this exception holds the URL, which is secret.
            return Optional.empty();
        }
    }

    private List<String> secrets(String setting, Webhook webhook) {
        Optional<Path> file = webhook.secretsFile();
        if (webhook.secrets().isPresent() && file.isPresent()) {
            faults.add(setting + ".secrets", ": set either this or secrets-file");
        }
        return file.isPresent()
                ? SecretFile.lines(setting + ".secrets-file", file.get(), faults)
                : webhook.secrets().orElse(List.of());
    }
}
