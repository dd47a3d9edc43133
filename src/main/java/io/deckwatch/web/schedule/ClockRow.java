package io.deckwatch.web.schedule;

import io.deckwatch.rule.Words;
import io.deckwatch.rule.schedule.ScheduleDetail;
import io.deckwatch.web.view.Moment;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * When a schedule runs, and where its backups go.
 *
 * @param zone the zone of its clock
 * @param next its next slots
 * @param expected how long a run is expected to take at most
 * @param kept for how long backups are kept
 * @param location the storage location and its phase
 * @param trouble why Velero does not run it, or an empty string
 */
public record ClockRow(String zone, List<Slot> next, String expected, String kept, String location, String trouble) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT);

    public ClockRow {
        next = List.copyOf(next);
    }

    /**
     * A slot to come.
     *
     * @param at in UTC
     * @param local by the schedule's own clock, or an empty string where that is UTC
     */
    public record Slot(Moment at, String local) {}

    static ClockRow of(ScheduleDetail detail, Instant now) {
        var clock = detail.clock();
        var storage = detail.storage();
        return new ClockRow(
                clock.zone().getId(),
                clock.next().stream()
                        .map(slot -> new Slot(Moment.of(slot, now), local(slot, clock.zone())))
                        .toList(),
                Words.span(clock.expected()),
                Words.span(storage.kept()),
                storage.location().isEmpty()
                        ? "none"
                        : storage.location() + (storage.phase().isEmpty() ? ", not there" : ", " + storage.phase()),
                detail.trouble());
    }

    private static String local(Instant slot, ZoneId zone) {
        return zone.getRules().equals(ZoneOffset.UTC.getRules())
                ? ""
                : LOCAL.withZone(zone).format(slot);
    }
}
