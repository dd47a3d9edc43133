package io.deckwatch.rule.location;

import io.deckwatch.evaluation.Overviews;
import io.deckwatch.event.LocationProjection.Checks;
import io.deckwatch.event.LocationProjection.Spec;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.location.LocationDetail.Use;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.util.List;

/** Details of storage locations for those who show them. */
public final class LocationDetails {

    private LocationDetails() {}

    /** A fine one that few use, and one that is unavailable. */
    public static List<LocationDetail> sample() {
        return List.of(
                location("staging", Phase.AVAILABLE, "", new Use(12, 1, List.of("daily"))),
                location(
                        "prod",
                        Phase.UNAVAILABLE,
                        "AccessDenied: no access to bucket <b>backups</b>",
                        new Use(340, 14, List.of("hourly", "nightly"))));
    }

    private static LocationDetail location(String cluster, Phase phase, String message, Use use) {
        return new LocationDetail(
                Subject.of(Subject.Type.LOCATION, cluster, "velero", "default"),
                phase,
                Overviews.NOW.minus(Duration.ofHours(3)),
                message,
                new Spec("aws", "backups/" + cluster, true, false, null),
                new Checks(Overviews.NOW.minusSeconds(40), null),
                use);
    }
}
