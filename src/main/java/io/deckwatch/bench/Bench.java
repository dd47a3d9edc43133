package io.deckwatch.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.broker.BrokerException;
import io.deckwatch.stream.StreamException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;

/** Measures figures and prints each as a line of JSON. */
public final class Bench {

    /** Held, because the log forgets loggers that nobody holds, and their levels with them. */
    private static final Logger LOG = Logger.getLogger("");

    private final Sizes sizes;
    private final Clock clock;
    private final PrintStream out;
    private final Progress progress;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * A bench that has not begun.
     *
     * @param sizes how much is measured
     * @param clock the wall clock
     * @param out takes the lines
     * @param err takes what is being done
     */
    public Bench(Sizes sizes, Clock clock, PrintStream out, PrintStream err) {
        this.sizes = sizes;
        this.clock = clock;
        this.out = out;
        this.progress = new Progress(err);
    }

    /**
     * Measures.
     *
     * @param wanted which figures
     * @param jar the packaged Deckwatch, which is started for some of them
     * @return whether all of them are within their budgets
     * @throws IOException if no temporary folder can be had
     * @throws InterruptedException if the bench is to end
     */
    public boolean run(Set<Figure> wanted, Path jar) throws IOException, InterruptedException {
        LOG.setLevel(Level.SEVERE);
        var ok = true;
        try (var programs = Programs.of(jar)) {
            for (var measurement : measurements(programs)) {
                var mine = EnumSet.copyOf(measurement.figures());
                mine.retainAll(wanted);
                if (!mine.isEmpty()) {
                    ok &= isWithinBudget(measurement, mine);
                }
            }
        }
        progress.say("done");
        return ok;
    }

    private List<Measurement> measurements(Programs programs) {
        return List.of(
                new ProcessMeasurement(sizes, clock, progress, programs),
                new ReactionMeasurement(sizes, clock, progress, programs),
                new StateMeasurement(sizes, clock, progress),
                new TopicMeasurement(sizes, clock, progress, programs));
    }

    private boolean isWithinBudget(Measurement measurement, Set<Figure> wanted) throws InterruptedException {
        var missing = EnumSet.copyOf(wanted);
        var within = new AtomicBoolean(true);
        var trouble = "it was not measured";
        try {
            measurement.measure(wanted, measured -> {
                if (missing.remove(measured.figure())) {
                    within.compareAndSet(true, print(measured));
                }
            });
        } catch (IOException | KafkaException | BrokerException | StreamException e) {
            trouble = String.valueOf(e.getMessage());
        }
        for (var figure : missing) {
            within.set(print(Measured.failed(figure, trouble)));
        }
        return within.get();
    }

    private boolean print(Measured measured) {
        try {
            out.println(json.writeValueAsString(measured.json()));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers and texts can be written as JSON.", e);
        }
        return measured.isWithinBudget();
    }
}
