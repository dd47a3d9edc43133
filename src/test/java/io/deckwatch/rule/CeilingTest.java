package io.deckwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.ObjectTree;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.rule.schedule.BackupFailed;
import io.deckwatch.state.AnnotationDefaults;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.InstallationSettings;
import io.deckwatch.state.ScheduleView;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How loud alerts about a schedule may be: its annotation, else a policy, else its interval. */
class CeilingTest {

    private static final Rule ORDINARY = new BackupFailed();
    private static final String WEEKLY = "0 2 * * 0";
    private static final String DAILY = "0 2 * * *";

    private static AnnotationDefaults policy(String severity) {
        return (schedule, chosen) -> Map.of("severity", severity);
    }

    private static ScheduleView schedule(String cron, String annotation, AnnotationDefaults policy) {
        var now = Instant.parse("2026-03-01T00:00:00Z");
        var object = ObjectTree.of(Kind.SCHEDULE, "s").set(cron, "spec", "schedule");
        if (!annotation.isEmpty()) {
            object.annotation("deckwatch.io/severity", annotation);
        }
        var view = ClusterView.empty("prod", (c, ns) -> InstallationSettings.DEFAULT.with(policy), now);
        view.apply(new ClusterEvent.Seen(new ObjectReader("prod").read(object.tree(), now)));
        return view.installation("velero").flatMap(i -> i.schedule("s")).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {WEEKLY, "0 2 1 * *", "@every 37h", "0 2 * * 1,3,5", "0 2,14 * * 0", "@yearly", "0 0 29 2 *"})
    void aScheduleThatRunsRarelyWakesNobody(String cron) {
        assertThat(Ceiling.of(schedule(cron, "", AnnotationDefaults.NONE), ORDINARY))
                .isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {DAILY, "@every 36h", "0 2 * * 1-5", "0 * * * *", "0 0 30 2 *", "no cron"})
    void oneThatRunsOftenMayAndSoMayOneOfWhichThatIsNotKnown(String cron) {
        assertThat(Ceiling.of(schedule(cron, "", AnnotationDefaults.NONE), ORDINARY))
                .isEqualTo(Severity.CRITICAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VeleroBackupStale",
                "VeleroBackupFailingPersistent",
                "VeleroNoRecentBackup",
                "VeleroLastGoodExpiring"
            })
    void rulesThatSpeakOfLostDataPageHoweverRareItIs(String name) {
        var rule = Rules.standard().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(Ceiling.of(schedule(WEEKLY, "", AnnotationDefaults.NONE), rule))
                .isEqualTo(Severity.CRITICAL);
        assertThat(Ceiling.of(schedule(WEEKLY, "info", AnnotationDefaults.NONE), rule))
                .isEqualTo(Severity.INFO);
    }

    @ParameterizedTest
    @CsvSource({
        "critical, warning, CRITICAL",
        "'', warning, WARNING",
        "'', critical, CRITICAL",
        "loud, info, WARNING",
        "INFO, critical, INFO"
    })
    void theAnnotationCountsBeforeThePolicyAndThatBeforeTheInterval(String own, String policy, Severity expected) {
        assertThat(Ceiling.of(schedule(WEEKLY, own, policy(policy)), ORDINARY)).isEqualTo(expected);
    }

    @Test
    void aLocationHasItsAnnotationOnly() {
        assertThat(Ceiling.of("warning")).isEqualTo(Severity.WARNING);
        assertThat(Ceiling.of("")).isEqualTo(Severity.CRITICAL);
    }
}
