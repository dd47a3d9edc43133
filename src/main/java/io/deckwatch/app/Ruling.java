package io.deckwatch.app;

import io.deckwatch.config.Settings;
import io.deckwatch.config.rules.PoliciesInForce;
import io.deckwatch.config.rules.RuleBook;
import io.deckwatch.config.rules.RuleFiles;
import io.deckwatch.config.rules.RuleFolder;
import io.deckwatch.config.yaml.InvalidFilesException;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.metrics.Meter;
import io.deckwatch.metrics.Meters;
import io.deckwatch.metrics.StandingCollector;
import io.deckwatch.stream.owner.OwnerLoop;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force. Their folder is looked at again and again. Files that cannot be taken leave the old rules in force.
 */
@Singleton
final class Ruling {

    private static final Logger LOG = Logger.getLogger("io.deckwatch.rules");

    private final Settings settings;
    private final Clock clock;
    private final SelfWatch self;
    private final Optional<RuleFolder> folder;
    private volatile @Nullable InForce inForce;
    private volatile boolean good;
    private volatile Instant loadedAt = Instant.EPOCH;
    private @Nullable Lookout lookout;

    /**
     * What is judged by.
     *
     * @param book the rules
     * @param policies the policies of that book or of a later one, which evaluations that exist already ask too
     */
    private record InForce(RuleBook book, PoliciesInForce policies) {}

    Ruling(Settings settings, Clock clock, Meters meters, StandingCollector collector, SelfWatch self) {
        this.settings = settings;
        this.clock = clock;
        this.self = self;
        this.folder = settings.ruleFolder().map(RuleFolder::new);
        collector.follow(() -> book().diagnoses().unknown());
        meters.follow(Meter.RULES_LOADED, () -> good ? 1 : 0);
        meters.follow(Meter.RULES_LOADED_AT, () -> loadedAt.getEpochSecond());
    }

    /** Reads the rules for the first time. */
    void read() {
        folder.ifPresent(RuleFolder::hasChanged);
        try {
            var book = RuleFiles.load(settings.ruleFolder());
            taken(book, new PoliciesInForce(book.policies()));
        } catch (InvalidFilesException e) {
            throw new ConfigurationException(e.below("The rule files cannot be taken:"));
        }
    }

    private void taken(RuleBook book, PoliciesInForce policies) {
        inForce = new InForce(book, policies);
        loadedAt = clock.instant();
        good = true;
    }

    private InForce inForce() {
        var now = inForce;
        if (now == null) {
            throw new IllegalStateException("The rules were not read yet.");
        }
        return now;
    }

    /** An evaluation that knows nothing yet and judges by the rules in force. */
    Evaluation evaluation() {
        var now = inForce();
        return new Evaluation(now.book.rules(), settings.installations().with(now.policies), settings.externalUrl());
    }

    /** The rules in force. */
    RuleBook book() {
        return inForce().book;
    }

    /** Whether the files were taken when they were last read. */
    boolean isGood() {
        return good;
    }

    /** When the rules in force were read. */
    Instant loadedAt() {
        return loadedAt;
    }

    /** The folder on top of the rules that come with Deckwatch, or an empty string. */
    String folder() {
        return settings.ruleFolder().map(Path::toString).orElse("");
    }

    /** Looks at the folder from now on, and has the evaluator judge by what stands there. */
    void follow(OwnerLoop loop) {
        if (folder.isEmpty()) {
            return;
        }
        lookout = new Lookout("deckwatch-rules", () -> look(loop));
        lookout.start();
    }

    void stop() {
        if (lookout != null) {
            lookout.stop();
        }
    }

    private void look(OwnerLoop loop) {
        if (!folder.orElseThrow().hasChanged()) {
            return;
        }
        try {
            var next = RuleFiles.load(settings.ruleFolder());
            var policies = inForce().policies;
            taken(next, policies);
            loop.reload(next.rules(), () -> policies.replace(next.policies()));
            self.takes("evaluator");
            LOG.infof("rules read again count=%d", next.rules().size());
        } catch (InvalidFilesException e) {
            good = false;
            self.refuses("evaluator", "The rule files", e.problems().getFirst().toString());
            LOG.error(e.below("rules not taken, the old ones stay in force:"));
        }
    }
}
