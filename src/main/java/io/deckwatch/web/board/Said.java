package io.deckwatch.web.board;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.silence.Acknowledgement;
import io.deckwatch.alert.silence.Silence;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.rule.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What people said of a firing alert, in words. */
final class Said {

    private Said() {}

    static List<String> of(Alert alert, Silences silences, Instant now) {
        if (!alert.isFiring()) {
            return List.of();
        }
        var sentences = new ArrayList<String>();
        silences.muting(alert, now).forEach(silence -> sentences.add(of(silence)));
        silences.acknowledgement(alert).ifPresent(acknowledgement -> sentences.add(of(acknowledgement)));
        return List.copyOf(sentences);
    }

    private static String of(Silence silence) {
        return with(silence.comment(), "Silenced by " + silence.createdBy() + " until " + Words.time(silence.endsAt()));
    }

    private static String of(Acknowledgement acknowledgement) {
        return with(
                acknowledgement.comment(),
                "Acknowledged by " + acknowledgement.by() + " at " + Words.time(acknowledgement.at()));
    }

    private static String with(String comment, String sentence) {
        return comment.isBlank() ? sentence : sentence + ": " + comment;
    }
}
