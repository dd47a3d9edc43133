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
    private final PoliciesInForce policies;
    private volatile RuleBook book;
    private volatile boolean good = true;
    private volatile Instant loadedAt;
    private @Nullable Lookout lookout;

    Ruling(Settings settings, Clock clock, Meters meters, StandingCollector collector, SelfWatch self) {
        this.settings = settings;
        this.clock = clock;
        this.self = self;
        this.folder = settings.ruleFolder().map(RuleFolder::new);
        this.book = load();
        this.policies = new PoliciesInForce(book.policies());
        this.loadedAt = clock.instant();
        collector.follow(() -> book.diagnoses().unknown());
        meters.follow(Meter.RULES_LOADED, () -> good ? 1 : 0);
        meters.follow(Meter.RULES_LOADED_AT, () -> loadedAt.getEpochSecond());
    }

    private RuleBook load() {
        folder.ifPresent(RuleFolder::hasChanged);
        try {
            return RuleFiles.load(settings.ruleFolder());
        } catch (InvalidFilesException e) {
            throw new ConfigurationException(e.below("The rule files cannot be taken:"));
        }
    }

    /** An evaluation that knows nothing yet and judges by the rules in force. */
    Evaluation evaluation() {
        return new Evaluation(book.rules(), settings.installations().with(policies), settings.externalUrl());
    }

    /** The rules in force. */
    RuleBook book() {
        return book;
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
            book = next;
            loop.reload(next.rules(), () -> policies.replace(next.policies()));
            good = true;
            self.takes("evaluator");
            loadedAt = clock.instant();
            LOG.infof("rules read again count=%d", next.rules().size());
        } catch (InvalidFilesException e) {
            good = false;
            self.refuses("evaluator", "The rule files", e.problems().getFirst().toString());
            LOG.error(e.below("rules not taken, the old ones stay in force:"));
        }
    }
}
