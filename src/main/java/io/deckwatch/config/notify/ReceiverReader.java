package io.deckwatch.config.notify;

import io.deckwatch.config.StorageSettings;
import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.notify.alertmanager.AlertmanagerSettings;
import io.deckwatch.notify.pagerduty.PagerDutySettings;
import io.deckwatch.notify.receiver.ReceiverSettings;
import io.deckwatch.notify.slack.SlackSettings;
import io.deckwatch.notify.stdout.StdoutSettings;
import io.deckwatch.notify.teams.TeamsSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reads a receiver with all its channels: one line for each channel. The channels of {@code team} are called
 * {@code team/slack}, {@code team/slack-2}, {@code team/email} and so on.
 */
final class ReceiverReader {

    /** What to do instead of using a channel that Deckwatch does not have. */
    static final String NO_SUCH_CHANNEL =
            "is a channel that Deckwatch does not have; send to it through your Alertmanager"
                    + " (alertmanager_configs) or a webhook (webhook_configs)";

    private static final String OWN_WORDS =
            "is not supported: Deckwatch words its messages by itself; leave it out, or use a webhook with a template";

    private static final Set<String> OTHER_CHANNELS = Set.of(
            "opsgenie_configs",
            "victorops_configs",
            "pushover_configs",
            "wechat_configs",
            "sns_configs",
            "telegram_configs",
            "discord_configs",
            "webex_configs",
            "jira_configs",
            "rocketchat_configs",
            "incidentio_configs",
            "mattermost_configs");

    private static final Set<String> SLACK_WORDS = Set.of(
            "username",
            "icon_emoji",
            "icon_url",
            "link_names",
            "mrkdwn_in",
            "color",
            "title",
            "title_link",
            "text",
            "pretext",
            "fallback",
            "footer",
            "fields",
            "short_fields",
            "actions",
            "callback_id",
            "image_url",
            "thumb_url",
            "message_text");
    private static final Set<String> PAGER_DUTY_WORDS = Set.of(
            "client",
            "client_url",
            "description",
            "severity",
            "details",
            "images",
            "links",
            "class",
            "component",
            "group",
            "source");

    private final Secrets secrets;
    private final Endpoints endpoints;
    private final Global global;
    private final WebhookReader webhooks;
    private final EmailReader mail;
    private final TopicReader topics;

    ReceiverReader(Reading reading, Global global, Templates templates, StorageSettings storage) {
        this.global = global;
        this.secrets = new Secrets(reading);
        this.endpoints = new Endpoints(secrets, global.access());
        this.webhooks = new WebhookReader(secrets, endpoints, templates);
        this.mail = new EmailReader(secrets, global.smtp());
        this.topics = new TopicReader(reading, storage);
    }

    /** The channels of a receiver; what is wrong with them is reported. */
    List<Contact> read(String name, YamlMap map) {
        var channels = new Channels(name, map, new ArrayList<>());
        channels.add("slack", "slack_configs", this::slack);
        channels.add("webhook", "webhook_configs", webhooks::read);
        channels.add("pagerduty", "pagerduty_configs", this::pagerDuty);
        channels.add("email", "email_configs", mail::read);
        channels.add("teams", "msteamsv2_configs", this::teams);
        channels.add("teams", "msteams_configs", this::teams);
        channels.add("alertmanager", "alertmanager_configs", this::alertmanager);
        channels.add("kafka", "kafka_configs", topics::read);
        channels.add("stdout", "stdout_configs", ReceiverReader::stdout);
        Values.refuse(map, OTHER_CHANNELS, NO_SUCH_CHANNEL);
        map.end();
        return channels.contacts();
    }

    /** The channels of one receiver, as they are read. */
    private record Channels(String receiver, YamlMap map, List<Contact> contacts) {

        void add(
                String channel, String key, BiFunction<String, YamlMap, Optional<? extends ReceiverSettings>> reading) {
            var number = contacts.stream()
                    .filter(contact -> contact.to().channel().split("-", 2)[0].equals(channel))
                    .count();
            for (var config : map.maps(key, "an entry of " + key)) {
                number++;
                var own = number == 1 ? channel : channel + "-" + number;
                try {
                    reading.apply(receiver + "/" + own, config)
                            .ifPresent(settings -> contacts.add(Contact.of(receiver, own, settings)));
                } catch (IllegalArgumentException e) {
                    // Channels name what they do not like, and never show a secret.
                    config.place().problem(key + ": " + e.getMessage());
                }
                config.end();
            }
        }
    }

    private Optional<SlackSettings> slack(String name, YamlMap map) {
        map.refuse(
                "channel",
                "is not supported: an incoming webhook belongs to one channel of Slack; make one for each channel");
        for (var key : List.of("app_token", "app_token_file", "app_url")) {
            map.refuse(key, "is not supported: Deckwatch posts to incoming webhooks of Slack; use api_url_file");
        }
        Values.refuse(map, SLACK_WORDS, OWN_WORDS);
        var sendResolved = Values.flag(map, "send_resolved", false);
        return endpoints
                .of(map, "api_url", global.slackUrl())
                .map(endpoint -> new SlackSettings(name, endpoint, sendResolved));
    }

    private Optional<PagerDutySettings> pagerDuty(String name, YamlMap map) {
        for (var key : List.of("service_key", "service_key_file")) {
            map.refuse(
                    key,
                    "belongs to the old API; make an integration of the type \"Events API v2\" and use its"
                            + " routing_key");
        }
        Values.refuse(map, PAGER_DUTY_WORDS, OWN_WORDS);
        var sendResolved = Values.flag(map, "send_resolved", true);
        var endpoint = endpoints.of(map, "url", Optional.of(global.pagerDutyUrl()));
        var key = secrets.one(map, "routing_key");
        if (key.isEmpty() && !map.keys().contains("routing_key_file")) {
            map.place().problem("there is no \"routing_key\" and no \"routing_key_file\"; one of them is needed");
        }
        return endpoint.flatMap(e -> key.map(k -> new PagerDutySettings(name, e, k, sendResolved)));
    }

    private Optional<TeamsSettings> teams(String name, YamlMap map) {
        Values.refuse(map, Set.of("title", "text", "summary"), OWN_WORDS);
        var sendResolved = Values.flag(map, "send_resolved", true);
        return endpoints
                .of(map, "webhook_url", Optional.empty())
                .map(endpoint -> new TeamsSettings(name, endpoint, sendResolved));
    }

    private Optional<AlertmanagerSettings> alertmanager(String name, YamlMap map) {
        var interval = Values.span(map, "interval", Duration::isPositive, "a duration above 0 such as 1m")
                .orElse(Duration.ofMinutes(1));
        var replicas = endpoints.replicas(map);
        return replicas.isEmpty() ? Optional.empty() : Optional.of(new AlertmanagerSettings(name, replicas, interval));
    }

    private static Optional<StdoutSettings> stdout(String name, YamlMap map) {
        return Optional.of(new StdoutSettings(name, Values.flag(map, "send_resolved", true)));
    }
}
