package io.deckwatch.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Backups in the order in which they expire. Confined to its view's thread. */
public final class Expiries {

    private static final Comparator<Run> BY_EXPIRY =
            Comparator.comparingLong(Run::expiry).thenComparing(Run::name);

    private final List<Run> runs = new ArrayList<>();

    Expiries() {}

    /** The backup that expires first or is expired the longest. */
    public Optional<Run> first() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getFirst());
    }

    /** Those that expire at that time or have expired then, the earliest first. */
    public Stream<Run> until(Instant time) {
        return runs.stream().takeWhile(run -> run.hasExpired(time));
    }

    /** The first that expires after that time. */
    public Optional<Run> firstAfter(Instant time) {
        var place = countUntil(time);
        return place < runs.size() ? Optional.of(runs.get(place)) : Optional.empty();
    }

    /** How many expire at that time or have expired then. */
    public int countUntil(Instant time) {
        var low = 0;
        var high = runs.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (runs.get(middle).hasExpired(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    void add(Run run) {
        if (run.expires() != null) {
            var place = Collections.binarySearch(runs, run, BY_EXPIRY);
            if (place < 0) {
                runs.add(-place - 1, run);
            } else {
                runs.set(place, run);
            }
        }
    }

    void remove(Run run) {
        var place = run.expires() == null ? -1 : Collections.binarySearch(runs, run, BY_EXPIRY);
        if (place >= 0) {
            runs.remove(place);
        }
    }
}
