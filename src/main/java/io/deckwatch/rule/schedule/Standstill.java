package io.deckwatch.rule.schedule;

import java.time.Duration;

/** For how long a backup in its main pass may stand still before anybody wonders. */
final class Standstill {

    /** Nothing that Velero waits for may take longer: it gives up pod volumes and operations of plugins after that time. */
    private static final Duration LONGEST = Duration.ofHours(4);

    private Standstill() {}

    /** At least the limit; where runs take long, one may stand still for as long as a whole run takes. */
    static Duration allowed(Duration limit, Duration expected) {
        var usual = expected.compareTo(LONGEST) < 0 ? expected : LONGEST;
        return usual.compareTo(limit) > 0 ? usual : limit;
    }
}
