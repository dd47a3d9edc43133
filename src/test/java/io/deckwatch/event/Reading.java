package io.deckwatch.event;

import java.time.Instant;

/** Short ways to read an object in tests. */
final class Reading {

    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final ObjectReader READER = new ObjectReader("prod");

    private Reading() {}

    static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }

    static Projection read(ObjectTree object) {
        return read(object, NOW);
    }

    static Projection read(ObjectTree object, Instant now) {
        return READER.read(object.tree(), now);
    }

    static BackupProjection backup(ObjectTree object) {
        return (BackupProjection) read(object);
    }

    static ScheduleProjection schedule(ObjectTree object, Instant now) {
        return (ScheduleProjection) read(object, now);
    }

    static TransferProjection transfer(ObjectTree object, Instant now) {
        return (TransferProjection) read(object, now);
    }

    static LocationProjection location(ObjectTree object, Instant now) {
        return (LocationProjection) read(object, now);
    }
}
