package io.deckwatch.rule.location;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Symptoms;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A storage location is Unavailable. Critical where an enabled schedule uses it, by name or as the default, and a slot falls
 * within a day; warning where it is used otherwise; a note where nobody uses it.
 */
public record StorageLocationUnavailable() implements LocationRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupStorageLocationUnavailable";

    /** How long it must be Unavailable. */
    private static final Duration HOLD = Duration.ofMinutes(5);

    private static final Duration SOON = Duration.ofHours(24);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing timing() {
        return Timing.after(HOLD);
    }

    @Override
    public Verdict judge(LocationCase c) {
        return c.location().life().phase().equals(Phase.UNAVAILABLE) ? unavailable(c, Use.of(c)) : Verdict.fine();
    }

    private static Verdict unavailable(LocationCase c, Use use) {
        var since = c.location().life().since();
        var message = c.location().message();
        var facts = c.about(since, message);
        use.next().ifPresent(run -> facts.put("next_run", run.at().toString()));
        return new Verdict.Active(
                use.severity(c.now()),
                since,
                use.mayChangeAt(c.now()),
                Facts.of(
                                c.title() + " is Unavailable" + use.hits() + ".",
                                Words.because("Unavailable since " + Words.time(since), message) + use.sentences(),
                                facts)
                        .with(Symptoms.of(c.location())));
    }

    /**
     * Who uses a location.
     *
     * @param writers the enabled schedules that write to it
     * @param next the first run of any of them
     * @param otherwise whether a schedule that is not enabled names it, it is the default, or backups lie there
     * @param backups how many backups lie there
     */
    private record Use(Collection<String> writers, Optional<NextRun> next, boolean otherwise, int backups) {

        static Use of(LocationCase c) {
            var writers = c.writers();
            var named = c.location().spec().isDefault()
                    || c.installation().schedules().values().stream()
                            .anyMatch(view -> view.definition() != null && c.receives(view.definition()));
            var backups = c.installation().storage().lying(c.subject().name());
            return new Use(writers.keySet(), NextRun.of(writers, c.now()), named || backups > 0, backups);
        }

        Severity severity(Instant now) {
            if (next.filter(run -> !run.at().isAfter(now.plus(SOON))).isPresent()) {
                return Severity.CRITICAL;
            }
            return !writers.isEmpty() || otherwise ? Severity.WARNING : Severity.INFO;
        }

        /** When the severity may be another one: a day before the next run, and when that has passed. */
        @Nullable
        Instant mayChangeAt(Instant now) {
            var at = next.map(NextRun::at).filter(time -> time.isAfter(now)).orElse(null);
            if (at == null) {
                return null;
            }
            var soon = at.minus(SOON);
            return soon.isAfter(now) ? soon : at;
        }

        String hits() {
            return switch (writers.size()) {
                case 0 -> "";
                case 1 -> ": 1 schedule cannot run";
                default -> ": " + writers.size() + " schedules cannot run";
            };
        }

        String sentences() {
            var hit = next.map(run -> " The next run that is lost is " + run.sentence()
                            + (writers.size() == 1
                                    ? "."
                                    : "; schedules that write there: " + Words.list(writers) + "."))
                    .orElse("");
            var points = backups == 0
                    ? " No backup is known to lie there."
                    : " " + backups + (backups == 1 ? " backup lies" : " backups lie")
                            + " there and cannot be restored now.";
            return hit + points;
        }
    }
}
