package io.deckwatch.event;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The phase of an object, of whatever kind. Velero adds phases from version to version, so an unknown one is a value like
 * any other: it keeps its text and counts as neither good nor final.
 *
 * @param text the phase as Velero writes it; never empty, because Velero reads an empty phase as {@code New}
 */
public record Phase(String text) {

    public static final Phase NEW = new Phase("New");
    public static final Phase QUEUED = new Phase("Queued");
    public static final Phase READY_TO_START = new Phase("ReadyToStart");
    public static final Phase IN_PROGRESS = new Phase("InProgress");
    public static final Phase WAITING = new Phase("WaitingForPluginOperations");
    public static final Phase WAITING_PARTIALLY_FAILED = new Phase("WaitingForPluginOperationsPartiallyFailed");
    public static final Phase FINALIZING = new Phase("Finalizing");
    public static final Phase FINALIZING_PARTIALLY_FAILED = new Phase("FinalizingPartiallyFailed");
    public static final Phase COMPLETED = new Phase("Completed");
    public static final Phase PARTIALLY_FAILED = new Phase("PartiallyFailed");
    public static final Phase FAILED = new Phase("Failed");
    public static final Phase FAILED_VALIDATION = new Phase("FailedValidation");
    public static final Phase DELETING = new Phase("Deleting");
    public static final Phase ACCEPTED = new Phase("Accepted");
    public static final Phase PREPARED = new Phase("Prepared");
    public static final Phase CANCELING = new Phase("Canceling");
    public static final Phase CANCELED = new Phase("Canceled");
    public static final Phase ENABLED = new Phase("Enabled");
    public static final Phase AVAILABLE = new Phase("Available");
    public static final Phase UNAVAILABLE = new Phase("Unavailable");
    public static final Phase READY = new Phase("Ready");
    public static final Phase NOT_READY = new Phase("NotReady");
    public static final Phase PROCESSED = new Phase("Processed");

    private static final Map<String, Phase> KNOWN = Stream.of(
                    NEW,
                    QUEUED,
                    READY_TO_START,
                    IN_PROGRESS,
                    WAITING,
                    WAITING_PARTIALLY_FAILED,
                    FINALIZING,
                    FINALIZING_PARTIALLY_FAILED,
                    COMPLETED,
                    PARTIALLY_FAILED,
                    FAILED,
                    FAILED_VALIDATION,
                    DELETING,
                    ACCEPTED,
                    PREPARED,
                    CANCELING,
                    CANCELED,
                    ENABLED,
                    AVAILABLE,
                    UNAVAILABLE,
                    READY,
                    NOT_READY,
                    PROCESSED)
            .collect(Collectors.toUnmodifiableMap(Phase::text, phase -> phase));
    private static final Set<Phase> FINAL = Set.of(COMPLETED, PARTIALLY_FAILED, FAILED, FAILED_VALIDATION, CANCELED);

    /** Refuses an empty text: absent means {@link #NEW}. */
    public Phase {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A phase has a text; an absent one is New");
        }
    }

    /** The phase of that text; known ones are shared, so that a million objects do not hold a million copies. */
    public static Phase of(String text) {
        var known = KNOWN.get(text);
        return known != null ? known : text.isEmpty() ? NEW : new Phase(text);
    }

    /** Whether a backup, restore or transfer in this phase has ended. {@link #DELETING} is not an outcome. */
    public boolean isFinal() {
        return FINAL.contains(this);
    }

    /** Whether this is one of the phases known to this version. */
    public boolean isKnown() {
        return KNOWN.containsKey(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
