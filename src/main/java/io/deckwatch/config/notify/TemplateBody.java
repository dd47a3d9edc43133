package io.deckwatch.config.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.group.AlertRef;
import io.deckwatch.config.yaml.Place;
import io.deckwatch.notify.MessageText;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.TestMessage;
import io.deckwatch.notify.webhook.WebhookBody;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a webhook as a Qute template of the user's. Its names are those of Alertmanager's webhook format, and
 * {@code title}. Values are written as JSON strings have them, so that no text of an alert breaks the body. A name that there
 * is not is told when the template is read; a label or annotation that an alert lacks is an empty text.
 */
final class TemplateBody implements WebhookBody {

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .strictRendering(true)
            .addResultMapper(new JsonEscaped())
            .build();
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Instant EXAMPLE = Instant.parse("2026-03-02T02:00:00Z");

    private final Template template;

    private TemplateBody(Template template) {
        this.template = template;
    }

    /** The template of that name, if it makes JSON of messages; what is wrong with it is reported. */
    static Optional<WebhookBody> of(String name, String text, Place place) {
        try {
            var body = new TemplateBody(ENGINE.parse(text, null, name));
            var firing = TestMessage.alert(EXAMPLE);
            var over = firing.with(new AlertState.Resolved(EXAMPLE.minusSeconds(60), EXAMPLE, null));
            for (var alert : List.of(firing, over)) {
                var message = TestMessage.of("0", "example", alert, "https://deckwatch.example", EXAMPLE);
                JSON.readTree(body.of(message, 0));
            }
            return Optional.of(body);
        } catch (TemplateException e) {
            place.problem("templates: " + name + " is no template: " + firstLine(e));
        } catch (JsonProcessingException e) {
            place.problem("templates: " + name + " makes no JSON: " + e.getOriginalMessage());
        }
        return Optional.empty();
    }

    @Override
    public String of(Notification notification, int maxAlerts) {
        return template.render(data(notification, maxAlerts));
    }

    private static Map<String, Object> data(Notification notification, int maxAlerts) {
        var data = new HashMap<String, Object>();
        data.put("id", notification.id());
        data.put("receiver", notification.receiver());
        data.put("status", notification.status());
        data.put("notification_reason", notification.reason());
        data.put("title", MessageText.of(notification, 1).title());
        data.put("groupKey", notification.groupKey());
        data.put("groupLabels", new Texts(notification.groupLabels()));
        data.put("commonLabels", new Texts(notification.commonLabels()));
        data.put("commonAnnotations", new Texts(notification.commonAnnotations()));
        data.put("externalURL", notification.externalUrl());
        data.put("truncatedAlerts", notification.truncated(maxAlerts));
        data.put(
                "alerts",
                notification.alerts(maxAlerts).stream()
                        .map(alert -> alert(alert, notification.page(alert)))
                        .toList());
        return data;
    }

    private static Map<String, Object> alert(Alert alert, String page) {
        var data = new HashMap<String, Object>();
        data.put("status", alert.state().text());
        data.put("labels", new Texts(alert.labels().with(alert.severity())));
        data.put("annotations", new Texts(alert.annotations()));
        data.put("startsAt", AlertRef.of(alert).startsAt().toString());
        data.put(
                "endsAt",
                alert.state() instanceof AlertState.Resolved over
                        ? over.endsAt().toString()
                        : "");
        data.put("generatorURL", page);
        data.put("fingerprint", alert.fingerprint());
        return data;
    }

    private static String firstLine(TemplateException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Texts by name, of which every name has one: an empty text unless another is known. */
    private static final class Texts extends AbstractMap<String, String> {

        private final Map<String, String> known;

        Texts(Map<String, String> known) {
            this.known = known;
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return known.entrySet();
        }

        @Override
        public boolean containsKey(Object name) {
            return true;
        }

        @Override
        public String get(Object name) {
            return known.getOrDefault(name, "");
        }
    }

    /** A text as the inside of a JSON string. */
    private static final class JsonEscaped implements ResultMapper {

        @Override
        public boolean appliesTo(TemplateNode.Origin origin, Object result) {
            return result instanceof CharSequence;
        }

        @Override
        public String map(Object result, Expression expression) {
            return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(result.toString()));
        }
    }
}
