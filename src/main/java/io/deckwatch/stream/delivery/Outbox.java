package io.deckwatch.stream.delivery;

import io.deckwatch.alert.group.GroupId;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages that are written and have to be sent. Each receiver has its own queue and gets the messages that are due
 * longest, as many at once as its channel bears, and never two of one group. Confined to the dispatcher's thread.
 */
final class Outbox {

    /** One attempt to make. */
    record Attempt(GroupId group, Delivery delivery) {}

    /**
     * A message after an attempt.
     *
     * @param message as it is now
     * @param again when the next attempt follows; null if the message is settled
     */
    record Answered(DeliveryRecord message, @Nullable Instant again) {}

    private record Waiting(DeliveryRecord message, Instant dueAt) {}

    private final Sending sending;
    private final Map<String, Map<GroupId, Waiting>> queues = new HashMap<>();
    private final Map<String, Set<GroupId>> busy = new HashMap<>();
    private final Map<String, Instant> pausedUntil = new HashMap<>();
    private final Set<String> switchedOff = new HashSet<>();

    /**
     * An empty one.
     *
     * @param sending tells what each receiver bears, and when what failed is tried again
     */
    Outbox(Sending sending) {
        this.sending = sending;
    }

    void add(DeliveryRecord message, Instant now) {
        var group = message.entry().group();
        queues.computeIfAbsent(group.receiver(), ignored -> new HashMap<>()).put(group, new Waiting(message, now));
    }

    int size() {
        return queues.values().stream().mapToInt(Map::size).sum();
    }

    boolean isSending() {
        return !busy.isEmpty();
    }

    /** Whether a receiver said that it wants no more messages. */
    boolean isSwitchedOff(String receiver) {
        return switchedOff.contains(receiver);
    }

    /** The attempts that are due. Their groups are busy from then on. */
    List<Attempt> takeDue(Instant now) {
        var due = new ArrayList<Attempt>();
        for (var receiver : queues.keySet()) {
            var next = first(receiver).filter(waiting -> !dueAt(waiting).isAfter(now));
            while (next.isPresent()) {
                var message = next.get().message();
                var group = message.entry().group();
                busy.computeIfAbsent(receiver, ignored -> new HashSet<>()).add(group);
                due.add(new Attempt(group, new Delivery(message.id(), message.body(), message.attempts() + 1)));
                next = first(receiver).filter(waiting -> !dueAt(waiting).isAfter(now));
            }
        }
        return due;
    }

    /** When the next attempt is due; empty while all receivers are busy or have nothing to get. */
    Optional<Instant> next() {
        return queues.keySet().stream()
                .flatMap(receiver -> first(receiver).stream())
                .map(this::dueAt)
                .min(Comparator.naturalOrder());
    }

    /** Takes an answer. Gives the message as it is then; empty if it is not known. */
    Optional<Answered> answered(GroupId group, Outcome outcome, Instant now) {
        var receiver = group.receiver();
        busy.computeIfPresent(receiver, (name, groups) -> {
            groups.remove(group);
            return groups.isEmpty() ? null : groups;
        });
        pausedUntil.merge(receiver, now.plus(sending.gap(receiver)), Outbox::later);
        var queue = queues.getOrDefault(receiver, Map.of());
        var waiting = queue.get(group);
        if (waiting == null) {
            return Optional.empty();
        }
        var tried = waiting.message().tried(outcome.detail());
        var settled =
                switch (outcome) {
                    case Outcome.Delivered ignored -> tried.delivered();
                    case Outcome.Rejected rejected -> reject(receiver, tried, rejected);
                    case Outcome.RetryLater retry -> retry(tried, retry, now);
                };
        if (settled.isOpen()) {
            var again = queue.get(group);
            return Optional.of(new Answered(settled, again == null ? null : dueAt(again)));
        }
        queue.remove(group);
        if (queue.isEmpty()) {
            queues.remove(receiver);
        }
        return Optional.of(new Answered(settled, null));
    }

    private DeliveryRecord reject(String receiver, DeliveryRecord message, Outcome.Rejected rejected) {
        if (rejected.reason() == FailureReason.GONE) {
            switchedOff.add(receiver);
        }
        return message.failed(rejected.detail());
    }

    private DeliveryRecord retry(DeliveryRecord message, Outcome.RetryLater retry, Instant now) {
        if (sending.backoff().givesUp(message.attempts(), message.since(), now)) {
            return message.failed(retry.detail() + "; given up after " + message.attempts() + " attempts in "
                    + Duration.between(message.since(), now));
        }
        var again = now.plus(pause(message, retry.after()));
        add(message, again);
        if (retry.after() != null) {
            // Who asks for a pause means all messages, not only this one.
            pausedUntil.put(message.entry().group().receiver(), again);
        }
        return message;
    }

    private Duration pause(DeliveryRecord message, @Nullable Duration wish) {
        return sending.backoff()
                .pause(message.attempts(), wish, sending.chance().getAsDouble());
    }

    /** The message that is due longest; empty while the receiver has as many under way as it bears, or waits for nothing. */
    private Optional<Waiting> first(String receiver) {
        var underWay = busy.getOrDefault(receiver, Set.of());
        if (underWay.size() >= sending.atOnce(receiver)) {
            return Optional.empty();
        }
        return queues.getOrDefault(receiver, Map.of()).values().stream()
                .filter(waiting -> !underWay.contains(waiting.message().entry().group()))
                .min(Comparator.comparing(Waiting::dueAt)
                        .thenComparing(waiting -> waiting.message().entry().group()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Instant dueAt(Waiting waiting) {
        var pause = pausedUntil.getOrDefault(waiting.message().entry().group().receiver(), Instant.MIN);
        return pause.isAfter(waiting.dueAt()) ? pause : waiting.dueAt();
    }
}
