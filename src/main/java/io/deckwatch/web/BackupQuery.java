package io.deckwatch.web;

import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Which backups are wanted. An empty text wants all.
 *
 * @param cluster of that cluster
 * @param namespace of the Velero in that namespace
 * @param schedule made by that schedule
 * @param phase that ended in that phase, or are in it
 * @param name in whose name this occurs, in whatever case
 */
public record BackupQuery(String cluster, String namespace, String schedule, String phase, String name) {

    public BackupQuery {
        name = name.toLowerCase(Locale.ROOT);
    }

    /**
     * A backup in a list.
     *
     * @param place its cluster, the namespace of its Velero, and its name
     * @param schedule the schedule that made it; an empty string for one that none made
     * @param run what is known of it
     */
    public record Listed(Subject place, String schedule, Run run) {
        private static final Comparator<Listed> NEWEST_FIRST = Comparator.comparing(
                        (Listed listed) -> listed.run.started(), Comparator.reverseOrder())
                .thenComparing(Listed::place);
    }

    /**
     * A part of a list.
     *
     * @param total how many there are in all
     * @param backups those of the part, the newest first
     */
    public record Part(int total, List<Listed> backups) {
        public Part {
            backups = List.copyOf(backups);
        }
    }

    /** Whether anything in an installation can be wanted. */
    public boolean wantsOf(String ofCluster, String ofNamespace) {
        return isWanted(cluster, ofCluster) && isWanted(namespace, ofNamespace);
    }

    /**
     * The part of what is wanted that is asked for. There may be a million of them, so no more are kept than that.
     *
     * @param skip how many of the newest are left out
     * @param limit how many at most
     */
    public Part select(Stream<Listed> all, int skip, int limit) {
        var kept = new PriorityQueue<>(Listed.NEWEST_FIRST.reversed());
        var total = new int[1];
        all.filter(this::wants).forEach(listed -> {
            total[0]++;
            kept.add(listed);
            if (kept.size() > skip + limit) {
                kept.poll();
            }
        });
        var newest = new ArrayList<>(kept);
        newest.sort(Listed.NEWEST_FIRST);
        return new Part(total[0], newest.stream().skip(skip).toList());
    }

    private boolean wants(Listed listed) {
        var outcome = listed.run.outcome();
        return isWanted(schedule, listed.schedule)
                && isWanted(phase, (outcome == null ? listed.run.phase() : outcome).text())
                && (name.isEmpty() || listed.run.name().toLowerCase(Locale.ROOT).contains(name));
    }

    private static boolean isWanted(String wanted, String value) {
        return wanted.isEmpty() || wanted.equals(value);
    }
}
