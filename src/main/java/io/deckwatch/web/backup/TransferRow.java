package io.deckwatch.web.backup;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Words;
import io.deckwatch.state.life.TransferLife;
import io.deckwatch.web.backup.LifeLine.Span;
import io.deckwatch.web.backup.LifeLine.Stretch;
import io.deckwatch.web.view.Badge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The movement of one volume on the page of a backup.
 *
 * @param volume whose data is moved
 * @param by the object that tells of it, and the node it runs on
 * @param state its phase
 * @param line its life along the line of time
 * @param moved how much was moved and how fast
 * @param waited how long it waited before it moved anything, or an empty string
 * @param message what Velero says of it, or an empty string
 */
public record TransferRow(
        String volume, String by, Badge state, List<Stretch> line, String moved, String waited, String message) {

    public TransferRow {
        line = List.copyOf(line);
    }

    static TransferRow of(TransferLife life, Span span, Instant now) {
        var last = life.last();
        var node = last.detail().node();
        var phase = last.life().phase();
        return new TransferRow(
                last.volume().text(),
                last.key().kind().kindName() + " " + last.key().name() + (node.isEmpty() ? "" : " on " + node),
                new Badge(look(phase), phase.text()),
                line(life, span, now),
                moved(life, now),
                waited(life, now),
                last.detail().message());
    }

    private static String look(Phase phase) {
        return phase.equals(Phase.COMPLETED) ? Badge.GOOD : phase.isFinal() ? Badge.BAD : Badge.CALM;
    }

    private static List<Stretch> line(TransferLife life, Span span, Instant now) {
        var line = new ArrayList<Stretch>();
        var end = life.end(now);
        var moving = life.moving().orElse(end);
        line.add(span.stretch("waiting", life.created(), moving, "waited"));
        line.add(span.stretch("moving", moving, end, moved(life, now)));
        life.pauses().forEach(pause -> line.add(span.still(pause)));
        if (life.last().life().phase().isFinal()) {
            line.add(span.stretch(
                    LifeLine.ending(life.last().life().phase()),
                    end,
                    end,
                    life.last().life().phase().text()));
        }
        return line;
    }

    private static String moved(TransferLife life, Instant now) {
        var progress = life.last().progress();
        var all = progress.total() > progress.done() ? " of " + Words.bytes(progress.total()) : "";
        var speed = life.throughput(now);
        return Words.bytes(progress.done())
                + all
                + (speed.isPresent() ? ", " + Words.bytes(speed.getAsLong()) + "/s" : "");
    }

    private static String waited(TransferLife life, Instant now) {
        var span = Duration.between(life.created(), life.moving().orElse(life.end(now)));
        return span.toSeconds() < 1 ? "" : Words.span(span);
    }
}
