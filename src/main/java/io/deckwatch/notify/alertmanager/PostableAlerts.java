package io.deckwatch.notify.alertmanager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Standing;
import java.time.Instant;
import java.util.List;

/** Alerts as the API of Alertmanager takes them. */
final class PostableAlerts {

    private PostableAlerts() {}

    /**
     * The body of a request.
     *
     * @param endsAt until when an alert that holds is to be believed
     */
    static String of(List<Standing> alerts, Instant endsAt, String externalUrl) {
        var body = JsonNodeFactory.instance.arrayNode();
        for (var standing : alerts) {
            var alert = standing.alert();
            var entry = body.addObject();
            var labels = entry.putObject("labels");
            alert.labels().with(alert.severity()).forEach(labels::put);
            var annotations = entry.putObject("annotations");
            alert.annotations().forEach(annotations::put);
            var ended = standing.endedAt();
            entry.put("startsAt", standing.startsAt().toString());
            entry.put("endsAt", (ended == null ? endsAt : ended).toString());
            var page = Notification.page(externalUrl, alert);
            if (!page.isEmpty()) {
                entry.put("generatorURL", page);
            }
        }
        return body.toString();
    }
}
