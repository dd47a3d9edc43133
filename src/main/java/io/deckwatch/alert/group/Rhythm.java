package io.deckwatch.alert.group;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * How alerts are put into messages; the words are Alertmanager's.
 *
 * @param groupBy labels whose values make a group; {@code ["..."]} puts each alert into a group of its own
 * @param groupWait how long the first message of a new group waits for more alerts
 * @param groupInterval how often a known group is looked at for changes
 * @param repeatInterval after how long an unchanged group that fires is told again
 */
public record Rhythm(List<String> groupBy, Duration groupWait, Duration groupInterval, Duration repeatInterval) {

    /** The one element of {@code groupBy} that switches grouping off. */
    public static final String UNGROUPED = "...";

    /** Alertmanager's times, and groups by cluster and alert name. */
    public static final Rhythm STANDARD = new Rhythm(
            List.of("cluster", "alertname"), Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4));

    public Rhythm {
        groupBy = List.copyOf(groupBy);
        if (groupBy.contains(UNGROUPED) && groupBy.size() > 1) {
            throw new IllegalArgumentException(
                    "group_by names \"...\" together with labels; keep either \"...\" or the labels.");
        }
        if (new HashSet<>(groupBy).size() < groupBy.size()) {
            throw new IllegalArgumentException("group_by names a label twice: " + String.join(", ", groupBy));
        }
        if (groupWait.isNegative()) {
            throw new IllegalArgumentException("group_wait is negative: " + groupWait);
        }
        requirePositive("group_interval", groupInterval);
        requirePositive("repeat_interval", repeatInterval);
    }

    boolean isUngrouped() {
        return groupBy.contains(UNGROUPED);
    }

    private static void requirePositive(String setting, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(setting + " must be above zero: " + value);
        }
    }
}
