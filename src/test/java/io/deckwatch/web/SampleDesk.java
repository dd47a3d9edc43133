package io.deckwatch.web;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.silence.Acknowledgement;
import io.deckwatch.alert.silence.SilenceChange;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.alert.silence.Wish;
import io.deckwatch.evaluation.Overviews;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Keeps silences in memory. */
@Alternative
@Singleton
public class SampleDesk implements SilenceDesk {

    private Silences said = Silences.NONE;
    private int made;
    boolean broken;

    @Override
    public synchronized Silences silences() {
        return said;
    }

    @Override
    public synchronized SilenceChange set(Wish wish) {
        made++;
        return done(SilenceChange.set(said, wish, "00000000-0000-0000-0000-%012d".formatted(made), Overviews.NOW));
    }

    @Override
    public synchronized SilenceChange expire(String id) {
        return done(SilenceChange.expire(said, id, Overviews.NOW));
    }

    private SilenceChange done(SilenceChange change) {
        if (broken) {
            throw new NotKeptException("Kafka did not take it.", new IllegalStateException());
        }
        if (change instanceof SilenceChange.Made now) {
            now.silences().forEach(silence -> said = said.with(silence));
        }
        return change;
    }

    @Override
    public synchronized Acknowledgement acknowledge(Alert alert, String by, String comment) {
        var acknowledgement = Acknowledgement.of(alert, Overviews.NOW, by, comment);
        said = said.with(acknowledgement);
        return acknowledgement;
    }

    synchronized void forgetAll() {
        said = Silences.NONE;
    }
}
