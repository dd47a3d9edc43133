package io.deckwatch.web;

import io.deckwatch.alert.delivery.DeliveryNote;
import io.deckwatch.alert.delivery.DeliveryNote.Outcome;
import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.PutAside.Handling;
import io.deckwatch.alert.delivery.PutAside.Kind;
import io.deckwatch.alert.delivery.PutAside.Origin;
import io.deckwatch.alert.delivery.PutAside.State;
import io.deckwatch.alert.delivery.Replayed;
import io.deckwatch.evaluation.Overviews;
import io.deckwatch.web.SilenceDesk.NotKeptException;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Deliveries and dead letters in memory: of each sort there are. */
@Alternative
@Singleton
public class SampleLedger implements DeliveryDesk {

    private static final Instant NOW = Overviews.NOW;
    private static final String GROUP =
            "{}/{severity=\"critical\"}:{alertname=\"VeleroBackupStale\", cluster=\"prod\"}";

    boolean broken;
    private final TreeMap<Long, PutAside> letters = new TreeMap<>();

    public SampleLedger() {
        restore();
    }

    synchronized void restore() {
        broken = false;
        letters.clear();
        add(3, new Origin(Kind.RECORD, "deckwatch.silences/0/14", ""), "the record is no JSON", "{broken <b>");
        add(8, new Origin(Kind.MESSAGE, "team/slack", ""), "answered 403", "Backups of <nightly> are stale");
        add(9, new Origin(Kind.OBJECT, "", "It comes from Kubernetes, not from a topic."), "too large", "{}");
        letters.put(
                11L,
                letter(11, new Origin(Kind.MESSAGE, "pager", ""), "answered 410", "old")
                        .with(new Handling(State.REPLAYED, "kim", NOW.minus(Duration.ofMinutes(5)))));
    }

    private void add(long number, Origin origin, String reason, String excerpt) {
        letters.put(number, letter(number, origin, reason, excerpt));
    }

    private static PutAside letter(long number, Origin origin, String reason, String excerpt) {
        return new PutAside(
                number, NOW.minus(Duration.ofHours(2)), origin, reason, "key-" + number, excerpt, Handling.NONE);
    }

    @Override
    public synchronized List<DeliveryNote> attempts() {
        var notes = new ArrayList<DeliveryNote>();
        notes.add(note(
                5,
                "team/slack",
                3,
                new DeliveryNote.Answer(
                        Outcome.RETRY, "server_error", "answered 503", Duration.ofMillis(340), NOW.plusSeconds(90))));
        notes.add(note(
                20,
                "pager",
                1,
                new DeliveryNote.Answer(Outcome.DELIVERED, "", "answered 202", Duration.ofMillis(120), null)));
        notes.add(note(
                60,
                "team/email",
                7,
                new DeliveryNote.Answer(
                        Outcome.GIVEN_UP, "timeout", "no answer within PT10S <b>", Duration.ofSeconds(10), null)));
        for (var i = 0; i < 150; i++) {
            notes.add(note(
                    100 + i,
                    "pager",
                    1,
                    new DeliveryNote.Answer(Outcome.DELIVERED, "", "answered 202", Duration.ofMillis(90), null)));
        }
        return notes;
    }

    private static DeliveryNote note(int minutesAgo, String to, int attempt, DeliveryNote.Answer answer) {
        return new DeliveryNote(
                NOW.minus(Duration.ofMinutes(minutesAgo)),
                "%032x".formatted(minutesAgo),
                to,
                GROUP,
                "first notification",
                attempt,
                answer);
    }

    @Override
    public synchronized List<PutAside> putAside() {
        return List.copyOf(letters.descendingMap().values());
    }

    @Override
    public synchronized Replayed replay(long number, String by) {
        if (broken) {
            throw new NotKeptException("Kafka did not take it.", new IllegalStateException());
        }
        var letter = letters.get(number);
        if (letter == null) {
            return new Replayed.Unknown(number);
        }
        if (!letter.origin().hindrance().isEmpty()) {
            return new Replayed.Refused(letter.origin().hindrance());
        }
        letters.put(number, letter.with(new Handling(State.REPLAYED, by, NOW)));
        return new Replayed.Done("It was replayed.");
    }
}
