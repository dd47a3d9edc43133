package io.deckwatch.config.notify;

import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.notify.webhook.AlertmanagerBody;
import io.deckwatch.notify.webhook.StandardBody;
import io.deckwatch.notify.webhook.WebhookBody;
import io.deckwatch.notify.webhook.WebhookSettings;
import java.util.Optional;

/** Reads webhooks, whose body may be of several formats. */
final class WebhookReader {

    private final Secrets secrets;
    private final Endpoints endpoints;
    private final Templates templates;

    WebhookReader(Secrets secrets, Endpoints endpoints, Templates templates) {
        this.secrets = secrets;
        this.endpoints = endpoints;
        this.templates = templates;
    }

    Optional<WebhookSettings> read(String name, YamlMap map) {
        var sendResolved = Values.flag(map, "send_resolved", true);
        var maxAlerts = Values.number(map, "max_alerts", 0);
        var keys = secrets.several(map, "secrets");
        var endpoint = endpoints.of(map, "url", Optional.empty());
        var body = body(map);
        return endpoint.flatMap(e -> body.map(b -> new WebhookSettings(name, e, keys, maxAlerts, sendResolved, b)));
    }

    private Optional<WebhookBody> body(YamlMap map) {
        var template = map.text("template");
        var format = map.text("format");
        var named = format.map(YamlText::text).orElse(template.isPresent() ? "template" : "alertmanager");
        switch (named) {
            case "alertmanager", "standard" -> {
                template.ifPresent(text -> text.problem("there is a template, but format is not template"));
                return Optional.of(named.equals("standard") ? StandardBody::of : AlertmanagerBody::of);
            }
            case "template" -> {
                if (template.isEmpty()) {
                    map.place("format")
                            .problem("format: template needs \"template\", the name of a file in \"templates\"");
                }
                return template.flatMap(templates::named);
            }
            default -> {
                map.place("format").problem("format must be alertmanager, standard or template, not \"" + named + "\"");
                return Optional.empty();
            }
        }
    }
}
