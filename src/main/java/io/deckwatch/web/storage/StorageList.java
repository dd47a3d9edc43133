package io.deckwatch.web.storage;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.location.LocationDetail;
import io.deckwatch.state.Subject;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Links;
import io.deckwatch.web.view.Moment;
import io.deckwatch.web.view.Pager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The storage locations, those that cannot be reached and concern the most schedules first.
 *
 * @param at as of when it is
 * @param total how many there are
 * @param rows those of this page
 * @param pages where in the list this is
 */
public record StorageList(Moment at, int total, List<LocationRow> rows, Pager pages) {

    private static final Comparator<LocationDetail> ORDER = Comparator.comparing(
                    (LocationDetail location) -> !location.phase().equals(Phase.UNAVAILABLE))
            .thenComparing(location -> -location.use().schedules())
            .thenComparing(LocationDetail::subject);

    public StorageList {
        rows = List.copyOf(rows);
    }

    /**
     * A location.
     *
     * @param place where it is
     * @param state its phase
     * @param store provider, bucket and what else it is
     * @param message why it is unavailable, or an empty string
     * @param checks since when it is so, and when Velero looked at it
     * @param use who depends on it, in words
     * @param users the schedules that do
     */
    public record LocationRow(
            Place place, Badge state, String store, String message, Checks checks, String use, Users users) {}

    /** The first of the schedules that write there, and how many more do. */
    public record Users(List<User> first, int more) {
        public Users {
            first = List.copyOf(first);
        }
    }

    /** Where a location is. */
    public record Place(String cluster, String namespace, String name, String clusterLink) {}

    /** Since when a location is as it is, and when Velero last looked at it and at the backups in it. */
    public record Checks(
            Moment since,
            @Nullable Moment validated,
            @Nullable Moment synced) {}

    /** A schedule that writes there. */
    public record User(String name, String link) {}

    static StorageList of(List<LocationDetail> locations, Instant now, int wanted) {
        var pages = Pager.of("/storage", "", locations.size(), wanted);
        return new StorageList(
                Moment.of(now, now),
                locations.size(),
                pages.of(locations.stream().sorted(ORDER).toList()).stream()
                        .map(location -> row(location, now))
                        .toList(),
                pages);
    }

    private static LocationRow row(LocationDetail location, Instant now) {
        var subject = location.subject();
        var checks = location.checks();
        return new LocationRow(
                new Place(subject.cluster(), subject.namespace(), subject.name(), Links.cluster(subject.cluster())),
                new Badge(look(location.phase()), location.phase().text()),
                store(location),
                location.message(),
                new Checks(
                        Moment.of(location.since(), now),
                        Moment.orNull(checks.validated(), now),
                        Moment.orNull(checks.synced(), now)),
                use(location.use()),
                users(location));
    }

    private static Users users(LocationDetail location) {
        var subject = location.subject();
        var first = location.use().names().stream()
                .map(name -> new User(
                        name,
                        Links.schedule(
                                Subject.of(Subject.Type.SCHEDULE, subject.cluster(), subject.namespace(), name))))
                .toList();
        return new Users(first, location.use().schedules() - first.size());
    }

    private static String look(Phase phase) {
        return phase.equals(Phase.AVAILABLE) ? Badge.GOOD : phase.equals(Phase.UNAVAILABLE) ? Badge.BAD : Badge.CALM;
    }

    private static String store(LocationDetail location) {
        var spec = location.spec();
        return Stream.of(
                        spec.provider() + " " + spec.bucket(),
                        spec.isDefault() ? "default" : "",
                        spec.readOnly() ? "read-only" : "")
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static String use(LocationDetail.Use use) {
        var schedules = use.schedules() == 0
                ? "no schedule writes"
                : use.schedules() == 1 ? "1 schedule writes" : use.schedules() + " schedules write";
        return schedules + " here, " + (use.backups() == 1 ? "1 backup lies" : use.backups() + " backups lie")
                + " here";
    }
}
