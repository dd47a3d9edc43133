package io.deckwatch.alert.group;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * The last message of a group: what the receiver was told, or is being told.
 *
 * @param group whose message
 * @param flush number of the message; grows with each message of the group
 * @param at when it was decided
 * @param firing alerts the receiver believes to fire afterwards, those included which it knows from before and which are muted now
 * @param resolved alerts it was told have ended
 * @param fate what became of it
 */
public record LogEntry(GroupId group, long flush, Instant at, AlertSet firing, AlertSet resolved, Fate fate) {

    /** Whether nothing of this group will ever have to be told because of this entry: it may be forgotten. */
    public boolean isClosed() {
        return fate.isDelivered() && firing.isEmpty();
    }

    /** Whether the message is under way. */
    public boolean isOpen() {
        return fate.isOpen();
    }

    /** The same message with an outcome. */
    public LogEntry with(Fate outcome) {
        return new LogEntry(group, flush, at, firing, resolved, outcome);
    }

    /** What the receiver may know of an alert: while an answer is missing or bad, an end that it may not have heard of counts. */
    Optional<AlertRef> known(String fingerprint) {
        var told = firing.find(fingerprint);
        return told.isPresent() || fate.isDelivered() ? told : resolved.find(fingerprint);
    }

    LogEntry withoutFiring(Collection<String> fingerprints) {
        return new LogEntry(group, flush, at, firing.without(fingerprints), resolved, fate);
    }
}
