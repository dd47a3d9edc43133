package io.deckwatch.notify.alertmanager;

import io.deckwatch.notify.Mirror;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.Standing;
import io.deckwatch.notify.http.Answer;
import io.deckwatch.notify.http.Poster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Sends one replica all that holds. It ends an alert by itself when it is not sent again for four intervals. */
final class AlertmanagerMirror implements Mirror {

    private static final int INTERVALS_TO_LIVE = 4;
    private static final int MOST_AT_ONCE = 250;

    private final AlertmanagerSettings settings;
    private final Poster poster;
    private final String externalUrl;

    AlertmanagerMirror(AlertmanagerSettings settings, Poster poster, String externalUrl) {
        this.settings = settings;
        this.poster = poster;
        this.externalUrl = externalUrl;
    }

    @Override
    public Duration every() {
        return settings.interval();
    }

    @Override
    public Outcome show(List<Standing> alerts, Instant now) {
        var endsAt = now.plus(settings.interval().multipliedBy(INTERVALS_TO_LIVE));
        Outcome outcome = new Outcome.Delivered("nothing to send");
        for (var from = 0; from < alerts.size(); from += MOST_AT_ONCE) {
            var some = alerts.subList(from, Math.min(from + MOST_AT_ONCE, alerts.size()));
            outcome = poster.post(PostableAlerts.of(some, endsAt, externalUrl), Map.of(), Answer::outcome);
            if (outcome.failure().isPresent()) {
                return outcome;
            }
        }
        return outcome;
    }

    @Override
    public void close() {
        poster.close();
    }

    @Override
    public String toString() {
        return "AlertmanagerMirror[" + settings.name() + "]";
    }
}
