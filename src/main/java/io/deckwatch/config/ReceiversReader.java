package io.deckwatch.config;

import io.deckwatch.notify.alertmanager.AlertmanagerSettings;
import io.deckwatch.notify.email.EmailSettings;
import io.deckwatch.notify.email.SmtpServer;
import io.deckwatch.notify.pagerduty.PagerDutySettings;
import io.deckwatch.notify.receiver.ReceiverSettings;
import io.deckwatch.notify.slack.SlackSettings;
import io.deckwatch.notify.stdout.StdoutSettings;
import io.deckwatch.notify.teams.TeamsSettings;
import io.deckwatch.notify.webhook.WebhookSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Makes the settings of channels of what was written about receivers: one line for each channel. */
final class ReceiversReader {

    static final String PREFIX = "deckwatch.notify.receivers.";

    private final Faults faults;
    private final EndpointReader endpoints;
    private final TopicReader topics;
    private final List<ReceiverSettings> receivers = new ArrayList<>();
    private final Map<String, String> settingOf = new HashMap<>();

    /**
     * A reader.
     *
     * @param storage whose Kafka is that of topics for which no other is named
     */
    ReceiversReader(StorageSettings storage, Faults faults) {
        this.faults = faults;
        this.topics = new TopicReader(storage, faults);
        this.endpoints = new EndpointReader(faults);
    }

    /** All receivers that can be used, by channel and name; what is wrong with the others is told. */
    List<ReceiverSettings> read(ReceiversConfig given) {
        each("webhook", given.webhook(), this::webhook);
        each("slack", given.slack(), this::slack);
        each("pagerduty", given.pagerDuty(), this::pagerDuty);
        each("alertmanager", given.alertmanager(), this::alertmanager);
        each("teams", given.teams(), this::teams);
        each("email", given.email(), this::email);
        each("kafka", given.kafka(), (entry, topic) -> topics.read(entry.name(), entry.setting(), topic));
        each(
                "stdout",
                given.stdout(),
                (entry, stdout) -> Optional.of(new StdoutSettings(entry.name(), stdout.sendResolved())));
        return List.copyOf(receivers);
    }

    /** One receiver before it is made. */
    private record Entry(String name, String setting) {}

    private <T> void each(
            String channel, Map<String, T> given, BiFunction<Entry, T, Optional<? extends ReceiverSettings>> reading) {
        new TreeMap<>(given).forEach((name, receiver) -> {
            var setting = PREFIX + channel + "." + (name.contains(".") ? "\"" + name + "\"" : name);
            var other = settingOf.put(name, setting);
            if (other != null) {
                faults.add(setting, ": the name is taken by " + other + "; give each receiver a name of its own");
            }
            try {
                reading.apply(new Entry(name, setting), receiver).ifPresent(receivers::add);
            } catch (IllegalArgumentException e) {
                // Channels name what they do not like, and never show a secret.
                faults.add(setting, ": " + e.getMessage());
            }
        });
    }

    private Optional<WebhookSettings> webhook(Entry entry, ReceiversConfig.Webhook given) {
        faults.require(given.maxAlerts() >= 0, entry.setting() + ".max-alerts", "0 or a number above");
        var endpoint = endpoints.read(entry.setting(), given);
        var secrets = SecretFile.either(entry.setting() + ".secrets", given.secrets(), given.secretsFile(), faults);
        return endpoint.filter(ignored -> given.maxAlerts() >= 0)
                .map(e -> new WebhookSettings(entry.name(), e, secrets, given.maxAlerts(), given.sendResolved()));
    }

    private Optional<SlackSettings> slack(Entry entry, ReceiversConfig.Slack given) {
        return endpoints
                .read(entry.setting(), given)
                .map(endpoint -> new SlackSettings(entry.name(), endpoint, given.sendResolved()));
    }

    private Optional<PagerDutySettings> pagerDuty(Entry entry, ReceiversConfig.PagerDuty given) {
        var endpoint = endpoints.read(entry.setting(), given, given.url());
        var key = SecretFile.one(entry.setting() + ".routing-key", given.routingKey(), given.routingKeyFile(), faults);
        return endpoint.flatMap(e -> key.map(k -> new PagerDutySettings(entry.name(), e, k, given.sendResolved())));
    }

    private Optional<AlertmanagerSettings> alertmanager(Entry entry, ReceiversConfig.Alertmanager given) {
        faults.requirePositive(entry.setting() + ".interval", given.interval());
        var replicas = endpoints.replicas(entry.setting(), given);
        return replicas.isEmpty() || !given.interval().isPositive()
                ? Optional.empty()
                : Optional.of(new AlertmanagerSettings(entry.name(), replicas, given.interval()));
    }

    private Optional<TeamsSettings> teams(Entry entry, ReceiversConfig.Teams given) {
        return endpoints
                .read(entry.setting(), given)
                .map(endpoint -> new TeamsSettings(entry.name(), endpoint, given.sendResolved()));
    }

    private Optional<EmailSettings> email(Entry entry, ReceiversConfig.Email given) {
        var setting = entry.setting();
        required(setting + ".to", given.to());
        required(setting + ".from", given.from());
        required(setting + ".host", given.host());
        var password =
                SecretFile.either(setting + ".password", given.password().map(List::of), given.passwordFile(), faults);
        if (given.to().isEmpty() || given.from().isEmpty() || given.host().isEmpty()) {
            return Optional.empty();
        }
        var server = new SmtpServer(
                given.host().get(),
                given.port(),
                given.security(),
                given.user().orElse(""),
                password.stream().findFirst().orElse(""),
                given.timeout());
        return Optional.of(new EmailSettings(
                entry.name(), server, given.from().get(), given.to().get(), given.sendResolved()));
    }

    private void required(String setting, Optional<?> value) {
        if (value.isEmpty()) {
            faults.add(setting, ": has to be set");
        }
    }
}
