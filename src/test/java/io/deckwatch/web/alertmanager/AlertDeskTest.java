package io.deckwatch.web.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.group.Addressee;
import io.deckwatch.alert.group.Rhythm;
import io.deckwatch.alert.group.Route;
import io.deckwatch.alert.group.Routing;
import io.deckwatch.alert.routing.InhibitRule;
import io.deckwatch.alert.time.Calendar;
import io.deckwatch.alert.time.TimeInterval;
import io.deckwatch.alert.time.TimeSpec;
import io.deckwatch.state.Matcher;
import io.deckwatch.web.SampleBoard;
import io.deckwatch.web.SampleDesk;
import io.deckwatch.web.alertmanager.AlertDesk.Want;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What keeps alerts from being told, as Alertmanager's clients see it. */
class AlertDeskTest {

    private static final TimeInterval ALWAYS = new TimeInterval(
            "always", List.of(new TimeSpec(List.of(), List.of(), List.of(), List.of(), List.of(), ZoneOffset.UTC)));
    private static final TimeInterval NEVER = new TimeInterval("never", List.of());

    private Calendar calendar = Calendar.ALWAYS;
    private final AlertDesk desk = new AlertDesk(new Board(), new SampleDesk(), new Board());

    /** One alert mutes another by a rule, and the route has a calendar. */
    private final class Board extends SampleBoard {

        @Override
        public Routing routing() {
            return Routing.toAll(
                    List.of(new Route(new Addressee("ops", "", true), Route.ROOT, Rhythm.STANDARD, calendar)));
        }

        @Override
        public List<InhibitRule> inhibitRules() {
            return List.of(new InhibitRule(
                    List.of(Matcher.parse("alertname=VeleroBackupStale")),
                    List.of(Matcher.parse("alertname=VeleroBackupPartiallyFailed")),
                    List.of("cluster")));
        }
    }

    @Test
    void anAlertThatARuleOfTheUsersMutesSaysByWhich() {
        var source = one("VeleroBackupStale");
        var target = one("VeleroBackupPartiallyFailed");

        assertThat(source.status().state()).isEqualTo("active");
        assertThat(target.status().state()).isEqualTo("suppressed");
        assertThat(target.status().inhibitedBy()).containsExactly(source.fingerprint());
        assertThat(desk.alerts(want("VeleroBackupPartiallyFailed", false, true), ""))
                .isEmpty();
    }

    @Test
    void aGroupSaysWhichIntervalsMuteIt() {
        calendar = new Calendar(List.of(NEVER, ALWAYS), List.of());
        assertThat(mutedBy()).containsExactly("always");
        calendar = new Calendar(List.of(NEVER), List.of(NEVER));
        assertThat(mutedBy()).containsExactly("never");
        assertThat(desk.groups(want("VeleroBackupStale", true, false), "")).isEmpty();
        calendar = new Calendar(List.of(NEVER), List.of(NEVER, ALWAYS));
        assertThat(mutedBy()).isEmpty();
        assertThat(desk.groups(want("VeleroBackupStale", true, false), "")).hasSize(1);
    }

    private List<String> mutedBy() {
        var status = desk.groups(want("VeleroBackupStale", true, true), "")
                .getFirst()
                .alerts()
                .getFirst()
                .status();
        assertThat(status.isActive()).isEqualTo(status.mutedBy().isEmpty());
        return status.mutedBy();
    }

    private AlertJson one(String name) {
        return desk.alerts(want(name, true, true), "").getFirst();
    }

    private static Want want(String name, boolean inhibited, boolean muted) {
        return new Want(Filter.of(List.of("alertname=" + name), ""), true, true, inhibited, muted);
    }
}
