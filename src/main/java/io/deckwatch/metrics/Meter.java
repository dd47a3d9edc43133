package io.deckwatch.metrics;

import java.util.List;

/**
 * Every meter of Deckwatch. The names are a public interface: dashboards and alert rules rely on them.
 *
 * <p>How they relate: of {@link #OBJECTS_SEEN} each object is published, merged into a newer state of the same object, left
 * out because nothing of its projection changed, or a dead letter. So {@code events_published + events_merged + dead_letters}
 * never exceeds {@code objects_seen} by more than the records written again after a failure. Times are timestamps, never
 * ages, so that a figure stays right between two scrapes.
 */
public enum Meter {
    SCHEDULE_LAST_GOOD(
            "deckwatch_schedule_last_good_backup_timestamp_seconds",
            Type.GAUGE,
            "Start of the newest good backup of the schedule that still exists; absent if there is none.",
            Tag.SCHEDULE),
    SCHEDULE_NEXT_RUN(
            "deckwatch_schedule_next_run_timestamp_seconds",
            Type.GAUGE,
            "Next run by the cron; absent while the schedule is paused or not enabled.",
            Tag.SCHEDULE),
    SCHEDULE_RPO_BREACH(
            "deckwatch_schedule_rpo_breach_timestamp_seconds",
            Type.GAUGE,
            "When the RPO was or will be broken unless a good backup ends before; absent without an RPO.",
            Tag.SCHEDULE),
    SCHEDULE_RPO_BREACHED(
            "deckwatch_schedule_rpo_breached",
            Type.GAUGE,
            "1 if the RPO is broken, else 0; while the cluster is silent, as of the last time it could be trusted.",
            Tag.SCHEDULE),
    SCHEDULE_BAD_RATIO(
            "deckwatch_schedule_recent_bad_ratio",
            Type.GAUGE,
            "Share of the last 10 runs that made no good backup, from 0 to 1; absent before the first run ended.",
            Tag.SCHEDULE),
    SCHEDULE_LAST_RUN(
            "deckwatch_schedule_last_run_timestamp_seconds",
            Type.GAUGE,
            "End of the newest run that ended, good or not.",
            Tag.SCHEDULE),
    SCHEDULE_LAST_RUN_GOOD(
            "deckwatch_schedule_last_run_good",
            Type.GAUGE,
            "1 if the newest run that ended made a good backup, else 0.",
            Tag.SCHEDULE),
    SCHEDULE_PAUSED("deckwatch_schedule_paused", Type.GAUGE, "1 if the schedule is paused, else 0.", Tag.SCHEDULE),
    LOCATION_AVAILABLE(
            "deckwatch_storage_location_available",
            Type.GAUGE,
            "1 if Velero calls the backup storage location Available, else 0.",
            Tag.LOCATION),
    LOCATION_VALIDATION(
            "deckwatch_storage_location_last_validation_timestamp_seconds",
            Type.GAUGE,
            "When Velero last validated the backup storage location.",
            Tag.LOCATION),
    TRANSFERS_RUNNING(
            "deckwatch_transfers_running",
            Type.GAUGE,
            "Volumes whose data is being moved now.",
            List.of("cluster", "velero_namespace")),
    ALERTS(
            "deckwatch_alerts",
            Type.GAUGE,
            "Alerts by state: pending, firing, or inhibited by their cause.",
            List.of("alertname", "severity", "state")),
    UNKNOWN_MESSAGES(
            "deckwatch_unknown_messages",
            Type.GAUGE,
            "Different messages of Velero that no known cause explains, by what they have in common; at most 50 shapes"
                    + " and other, since the rules were read.",
            List.of("shape")),
    RULES_LOADED(
            "deckwatch_rules_last_reload_successful",
            Type.GAUGE,
            "1 if the rule files were taken when they were last read, 0 if the rules before stay in force.",
            List.of()),
    RULES_LOADED_AT(
            "deckwatch_rules_last_reload_success_timestamp_seconds",
            Type.GAUGE,
            "When the rule files were last taken.",
            List.of()),
    NOTIFY_CONFIG_LOADED(
            "deckwatch_notify_config_last_reload_successful",
            Type.GAUGE,
            "1 if the file of notifications was taken when it was last read, 0 if the one before stays in force.",
            List.of()),
    NOTIFY_CONFIG_LOADED_AT(
            "deckwatch_notify_config_last_reload_success_timestamp_seconds",
            Type.GAUGE,
            "When the file of notifications was last taken.",
            List.of()),
    KIND_STATE(
            "deckwatch_kind_state",
            Type.GAUGE,
            "1 for the state in which each kind is watched: live, missing, forbidden or stale.",
            List.of("cluster", "kind", "state")),
    WATCH_HEARTBEAT(
            "deckwatch_watch_heartbeat_timestamp_seconds",
            Type.GAUGE,
            "When the watch of the cluster was last heard of.",
            List.of("cluster")),
    CONSUMER_LAG(
            "deckwatch_consumer_lag_records",
            Type.GAUGE,
            "Records of the partition that are not evaluated yet.",
            List.of("partition")),
    DEADLINES_WAITING(
            "deckwatch_deadlines_waiting",
            Type.GAUGE,
            "Verdicts that wait for the time at which they may change.",
            List.of("partition")),
    OBJECTS_SEEN(
            "deckwatch_objects_seen_total",
            Type.COUNTER,
            "Objects of Velero that the watch was told of, deletions included.",
            List.of("cluster")),
    EVENTS_PUBLISHED("deckwatch_events_published_total", Type.COUNTER, "Events written to Kafka.", List.of()),
    EVENTS_MERGED(
            "deckwatch_events_merged_total",
            Type.COUNTER,
            "Events overtaken by a newer state of the same object before they were written.",
            List.of()),
    DEAD_LETTERS(
            "deckwatch_dead_letters_total",
            Type.COUNTER,
            "Records that could not be read, and messages that could not be delivered.",
            List.of()),
    DEAD_LETTERS_WAITING(
            "deckwatch_dead_letters_waiting",
            Type.GAUGE,
            "Dead letters of all processes that nobody replayed yet, of the newest 1000.",
            List.of()),
    DELIVERIES(
            "deckwatch_deliveries_total",
            Type.COUNTER,
            "Attempts to deliver a message, by receiver and outcome.",
            List.of("receiver", "outcome")),
    HEARTBEAT_SENT(
            "deckwatch_heartbeat_last_success_timestamp_seconds",
            Type.GAUGE,
            "When the heartbeat that goes out was last taken; absent before the first one of this process.",
            List.of()),
    HEARTBEAT_BROKEN(
            "deckwatch_heartbeat_broken",
            Type.GAUGE,
            "1 for what holds the heartbeat back, else 0: kafka, partitions, evaluator, watchdog, clusters, receivers"
                    + " or ping.",
            List.of("link")),
    EVALUATION(
            "deckwatch_evaluation_seconds",
            Type.TIMER,
            "Time to judge what one batch of events or deadlines touched.",
            List.of()),
    BUILD_INFO("deckwatch_build_info", Type.GAUGE, "1; the labels tell the version.", List.of("version", "java"));

    private final String text;
    private final Type type;
    private final String description;
    private final List<String> tags;

    Meter(String text, Type type, String description, List<String> tags) {
        this.text = text;
        this.type = type;
        this.description = description;
        this.tags = tags;
    }

    /** The name in Prometheus. */
    public String text() {
        return text;
    }

    /** How it behaves. */
    public Type type() {
        return type;
    }

    /** The unit: {@code seconds}, {@code ratio}, {@code records}, or an empty string for a plain number. */
    public String unit() {
        var plain = text.replaceFirst("_total$", "");
        for (var unit : List.of("seconds", "ratio", "records")) {
            if (plain.endsWith("_" + unit)) {
                return unit;
            }
        }
        return "";
    }

    /** What it says, as one sentence. */
    public String description() {
        return description;
    }

    /** The names of its labels, in order. */
    public List<String> tags() {
        return tags;
    }

    /** How a meter behaves. */
    public enum Type {
        /** Goes up and down. */
        GAUGE,
        /** Only goes up, and begins at 0 with the process. */
        COUNTER,
        /** Counts and sums up durations, with a histogram. */
        TIMER
    }

    private static final class Tag {
        static final List<String> SCHEDULE = List.of("cluster", "velero_namespace", "schedule");
        static final List<String> LOCATION = List.of("cluster", "velero_namespace", "storage_location");
    }
}
