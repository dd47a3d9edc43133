package io.deckwatch.config.notify;

import io.deckwatch.config.yaml.Similar;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.notify.webhook.WebhookBody;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The section {@code templates}: files with bodies of webhooks, which webhooks name by the name of the file. Unlike those of
 * Alertmanager they are Qute templates that make JSON.
 */
record Templates(Map<String, WebhookBody> byName) {

    Templates {
        byName = Map.copyOf(byName);
    }

    static Templates read(List<YamlText> files, Reading reading) {
        var secrets = new Secrets(reading);
        Map<String, WebhookBody> templates = new TreeMap<>();
        for (var file : files) {
            if (file.text().contains("*") || file.text().endsWith(".tmpl")) {
                file.problem("templates names files one by one, and they are Qute templates rather than Go's, which"
                        + " make the JSON of a webhook; docs/notifications.md shows one");
                continue;
            }
            var name = String.valueOf(Path.of(file.text()).getFileName());
            secrets.whole(file)
                    .flatMap(text -> TemplateBody.of(name, text, file.place()))
                    .ifPresent(body -> templates.put(name, body));
        }
        return new Templates(templates);
    }

    /** The template that a webhook names; empty if there is none, which is reported. */
    Optional<WebhookBody> named(YamlText name) {
        var body = byName.get(name.text());
        if (body == null) {
            name.problem("there is no file " + name.text() + " in \"templates\""
                    + Similar.hint(name.text(), byName.keySet()));
        }
        return Optional.ofNullable(body);
    }
}
