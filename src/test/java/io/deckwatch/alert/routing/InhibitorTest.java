package io.deckwatch.alert.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.alert.group.Mute;
import io.deckwatch.rule.Severity;
import io.deckwatch.state.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InhibitorTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    private final Alert cause = firing(Severity.CRITICAL, Map.of("alertname", "Down", "cluster", "prod"));
    private final Alert effect = firing(Severity.WARNING, Map.of("alertname", "Late", "cluster", "prod"));
    private final Alert elsewhere = firing(Severity.WARNING, Map.of("alertname", "Late", "cluster", "test"));

    @Test
    void aSourceMutesTargetsThatHaveTheSameValues() {
        var inhibitor = seeing(rule("severity=critical", "severity=warning", "cluster"), cause, effect, elsewhere);

        assertThat(inhibitor.of(effect, NOW)).containsExactly(new Mute(Mute.By.INHIBIT_RULE, cause.fingerprint()));
        assertThat(inhibitor.of(elsewhere, NOW)).isEmpty();
        assertThat(inhibitor.of(cause, NOW)).isEmpty();
    }

    @Test
    void withoutEqualLabelsEverySourceMutesEveryTarget() {
        var inhibitor = seeing(rule("severity=critical", "severity=warning"), cause);

        assertThat(inhibitor.of(elsewhere, NOW)).hasSize(1);
    }

    @Test
    void aLabelThatBothLackIsEqual() {
        var inhibitor = seeing(rule("severity=critical", "severity=warning", "cluster", "rack"), cause);

        assertThat(inhibitor.of(effect, NOW)).hasSize(1);
    }

    @Test
    void onlyASourceThatFiresMutes() {
        var rule = rule("severity=critical", "severity=warning");
        var pending = cause.with(new AlertState.Pending(NOW, NOW.plusSeconds(60)));
        var over = cause.with(new AlertState.Resolved(NOW.minusSeconds(60), NOW, null));

        assertThat(seeing(rule, pending).of(effect, NOW)).isEmpty();
        assertThat(seeing(rule, cause, over).of(effect, NOW)).isEmpty();
        assertThat(seeing(rule, cause, over, cause).of(effect, NOW)).hasSize(1);
    }

    @Test
    void aSourceThatChangesSidesMutesNoMore() {
        var inhibitor = seeing(rule("severity=critical", "severity=warning"), cause);

        inhibitor.see(new Alert(cause.labels(), Severity.WARNING, Map.of(), cause.state(), List.of(), List.of()));

        assertThat(inhibitor.of(effect, NOW)).isEmpty();
    }

    /** As Alertmanager says: what matches both sides cannot be muted by what does so too, itself included. */
    @Test
    void anAlertOnBothSidesIsMutedOnlyByOneThatIsNot() {
        var rule = rule("cluster=prod", "alertname=~\"Late|Slow\"");
        var both = firing(Severity.WARNING, Map.of("alertname", "Slow", "cluster", "prod"));

        assertThat(seeing(rule, effect).of(effect, NOW)).isEmpty();
        assertThat(seeing(rule, effect, both).of(effect, NOW)).isEmpty();
        assertThat(seeing(rule, effect, cause).of(effect, NOW)).hasSize(1);
        assertThat(seeing(rule, effect).of(elsewhere, NOW)).hasSize(1);
    }

    @Test
    void theEndOfATargetIsNotMuted() {
        var inhibitor = seeing(rule("severity=critical", "severity=warning"), cause);

        assertThat(inhibitor.of(effect.with(new AlertState.Resolved(NOW, NOW, null)), NOW))
                .isEmpty();
    }

    @Test
    void theOwnerCanBeMatchedAndCompared() {
        var inhibitor = new Inhibitor(List.of(rule("alertname=Down", "alertname=Late", "owner")));
        inhibitor.see(owned(cause, "dba"));

        assertThat(inhibitor.of(owned(effect, "dba"), NOW)).hasSize(1);
        assertThat(inhibitor.of(owned(effect, "web"), NOW)).isEmpty();
    }

    private static Inhibitor seeing(InhibitRule rule, Alert... alerts) {
        var inhibitor = new Inhibitor(List.of(rule));
        List.of(alerts).forEach(inhibitor::see);
        return inhibitor;
    }

    private static InhibitRule rule(String source, String target, String... equal) {
        return new InhibitRule(Matcher.parseAll(source), Matcher.parseAll(target), List.of(equal));
    }

    private static Alert firing(Severity severity, Map<String, String> labels) {
        return new Alert(
                new Labels(labels), severity, Map.of(), new AlertState.Firing(NOW, null), List.of(), List.of());
    }

    private static Alert owned(Alert alert, String owner) {
        return new Alert(alert.labels(), alert.severity(), Map.of("owner", owner), alert.state(), List.of(), List.of());
    }
}
