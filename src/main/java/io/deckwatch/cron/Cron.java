package io.deckwatch.cron;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cron expression of a Velero schedule: says when it is due, exactly as the Velero server computes it. */
public final class Cron {
    private final String expression;
    private final CronVersion version;
    private final ZoneId zone;
    private final Timetable timetable;

    private Cron(String expression, CronVersion version, CronParser.Reading reading) {
        this.expression = expression;
        this.version = version;
        this.zone = reading.zone();
        this.timetable = reading.timetable();
    }

    /**
     * Reads an expression of five fields, or a descriptor such as <code>@daily</code> or <code>@every 6h</code>.
     *
     * @param defaultZone the local zone of the Velero server, which holds where the expression names none
     * @throws InvalidCronException if Velero would reject the expression, with Velero's reason
     */
    public static Cron parse(String expression, CronVersion version, ZoneId defaultZone) {
        return new Cron(expression, version, new CronParser(version, defaultZone).read(expression));
    }

    /**
     * The first due instant strictly after the given one, always on a full second.
     *
     * <p>Empty when there is none within five years ("0 0 30 2 *"): Velero then holds the schedule to be always due.
     */
    public Optional<Instant> next(Instant after) {
        return timetable.next(after);
    }

    /** The due instants after <code>after</code> and not after <code>until</code>, at most <code>limit</code> of them. */
    public List<Instant> slots(Instant after, Instant until, int limit) {
        List<Instant> slots = new ArrayList<>();
        Optional<Instant> slot = next(after);
        while (slots.size() < limit && slot.isPresent() && !slot.get().isAfter(until)) {
            slots.add(slot.get());
            slot = next(slot.get());
        }
        return List.copyOf(slots);
    }

    /** The expression as it was given, prefix and blanks included. */
    public String expression() {
        return expression;
    }

    /** The zone whose clock counts: the one that the expression names, else the default. */
    public ZoneId zone() {
        return zone;
    }

    /** Whether this is <code>@every</code>: due a fixed time after the last run, whenever that was, with no fixed slots. */
    public boolean isInterval() {
        return timetable instanceof Timetable.Interval;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cron that
                && expression.equals(that.expression)
                && version == that.version
                && zone.equals(that.zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(expression, version, zone);
    }

    @Override
    public String toString() {
        return expression + " (" + zone + ", " + version + ")";
    }
}
