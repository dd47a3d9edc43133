package io.deckwatch.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param backups terminal backups that are known
 * @param children terminal children of some of them
 * @param few the small number of backups that the big one is compared with
 * @param events live events of one round
 * @param rounds how often what is compared is repeated
 * @param starts how often each program is started
 * @param watching how long an idle process, a busy one or one in memory is looked at
 */
public record Sizes(int backups, int children, int few, int events, int rounds, int starts, Duration watching) {

    /** A million backups, as the budgets say. */
    public static final Sizes FULL = new Sizes(1_000_000, 1_000_000, 10_000, 200_000, 3, 5, Duration.ofSeconds(30));

    /** Enough to see whether something has gone wrong. */
    public static final Sizes QUICK = new Sizes(100_000, 100_000, 10_000, 50_000, 3, 3, Duration.ofSeconds(8));

    static final int CLUSTERS = 50;

    /** In each cluster, which makes ten thousand where there is room for that many. */
    int schedulesOfEach() {
        return Math.clamp(backups / CLUSTERS / 10, 1, 200);
    }
}
