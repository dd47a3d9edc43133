package io.deckwatch.stream;

import io.deckwatch.stream.wire.WireRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What waits to be written: one record a key, the newest. A newer record goes to the end, so what is written is what was
 * published, in that order, without what was overtaken. That matters for heartbeats: none may arrive before an event that was
 * published earlier, or its cluster would count as alive while its news is still missing.
 */
final class Pending {

    private static final Duration SHORT_PAUSE = Duration.ofMillis(100);

    private final LinkedHashMap<String, WireRecord> records = new LinkedHashMap<>();
    private int inFlight;
    private long merged;
    private boolean closed;

    /** Adds a record; after {@link #close} it is dropped. */
    synchronized void put(WireRecord record) {
        if (closed) {
            return;
        }
        if (records.remove(record.key()) != null) {
            merged++;
        }
        records.put(record.key(), record);
        notifyAll();
    }

    /**
     * Takes the oldest records, and waits until there is one. They count as in flight until {@link #written} or
     * {@link #giveBack}.
     *
     * @return no record at all only when closed and empty
     */
    synchronized List<WireRecord> take(int most) throws InterruptedException {
        while (records.isEmpty() && !closed) {
            wait();
        }
        var batch = new ArrayList<WireRecord>(Math.min(most, records.size()));
        while (batch.size() < most && !records.isEmpty()) {
            batch.add(records.pollFirstEntry().getValue());
        }
        inFlight = batch.size();
        return batch;
    }

    /** The records taken last were written. */
    synchronized void written() {
        inFlight = 0;
    }

    /** Some of the records taken last must be tried again: they go to the front, unless a newer one of their key is here. */
    synchronized void giveBack(List<WireRecord> batch) {
        inFlight = 0;
        for (var record : batch.reversed()) {
            if (records.containsKey(record.key())) {
                merged++;
            } else {
                records.putFirst(record.key(), record);
            }
        }
    }

    /** Waits for that time, or until closed; a little even then, so that nobody runs in circles. */
    synchronized void pause(Duration time) throws InterruptedException {
        var wasClosed = closed;
        var left = (wasClosed ? SHORT_PAUSE : time).toNanos();
        var end = System.nanoTime() + left;
        while (left > 0 && closed == wasClosed) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    /** Nothing is added any more; what is here can still be taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** How many records are not written yet. */
    synchronized int size() {
        return records.size() + inFlight;
    }

    /** How many records were overtaken by newer ones before they were written. */
    synchronized long merged() {
        return merged;
    }
}
