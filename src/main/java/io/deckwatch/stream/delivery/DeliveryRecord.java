package io.deckwatch.stream.delivery;

import io.deckwatch.alert.group.AlertSet;
import io.deckwatch.alert.group.Fate;
import io.deckwatch.alert.group.GroupId;
import io.deckwatch.alert.group.Intent;
import io.deckwatch.alert.group.LogEntry;
import java.time.Instant;

/**
 * One message in the notification log, the topic {@code deckwatch.deliveries}: the last one of its group.
 *
 * @param id of the message
 * @param entry what it tells, and what became of it
 * @param body as it is sent on each attempt; empty once it was delivered
 * @param since when it was written first, in real time; its age counts from there
 * @param attempts how often it was sent in the process that wrote this
 * @param answer what the last attempt came to, as a sentence; empty before the first
 */
public record DeliveryRecord(String id, LogEntry entry, String body, Instant since, int attempts, String answer) {

    private static final String REPLAY = "replay/";

    /** A message that is about to be sent. */
    static DeliveryRecord open(Intent intent, String body, Instant since) {
        return new DeliveryRecord(intent.id(), intent.entry(), body, since, 0, "");
    }

    /** The same message once more, because somebody wants it to go out again. No group says it, so none waits for its answer. */
    DeliveryRecord again(Instant now) {
        var group = entry.group();
        var own = GroupId.beside(group.receiver(), REPLAY + id, group.labels());
        var fate = new Fate(Fate.Status.OPEN, entry.fate().reason(), 0);
        return new DeliveryRecord(
                id,
                new LogEntry(own, entry.flush(), entry.at(), AlertSet.EMPTY, AlertSet.EMPTY, fate),
                body,
                now,
                0,
                "");
    }

    /** The key of the record: group key and receiver, which hold no line break unquoted. */
    public String key() {
        return entry.group().key() + "\n" + entry.group().receiver();
    }

    /** Whether it has to be sent. */
    public boolean isOpen() {
        return entry.isOpen();
    }

    /** Whether the receiver has it. */
    public boolean isDelivered() {
        return entry.fate().status() == Fate.Status.DELIVERED;
    }

    /** Whether it was given up. */
    public boolean isFailed() {
        return entry.fate().status() == Fate.Status.FAILED;
    }

    /** Whether nothing has to be remembered because of it, so that it may be deleted from the topic. */
    public boolean isClosed() {
        return entry.group().isOfAlerts() ? entry.isClosed() : !isOpen();
    }

    /** After one more attempt that settled nothing. */
    DeliveryRecord tried(String lastAnswer) {
        return new DeliveryRecord(id, entry, body, since, attempts + 1, lastAnswer);
    }

    /** The receiver has it. */
    DeliveryRecord delivered() {
        return new DeliveryRecord(id, entry.with(entry.fate().delivered()), "", since, attempts, answer);
    }

    /** It was given up. */
    DeliveryRecord failed(String why) {
        return new DeliveryRecord(id, entry.with(entry.fate().failed()), body, since, attempts, why);
    }
}
