package io.deckwatch.alert.group;

import static io.deckwatch.alert.group.GroupClock.firing;
import static io.deckwatch.alert.group.GroupClock.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.rule.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of alerts that somebody was told of when the routes change. */
class ChangedRoutesTest {

    private static final Route DBA = new Route(
            Route.to("ops").to(),
            "{}/{team=\"dba\"}",
            Rhythm.STANDARD,
            Route.to("ops").calendar());

    private final GroupClock clock = new GroupClock(Route.to("ops"));
    private final Alert alert = firing("Stale", "a");

    @Test
    void whoWasToldIsNotToldAgainByAnotherRoute() {
        clock.see(alert).pass("60S").restartWith(Routing.toAll(List.of(DBA)), log(), alert);
        clock.pass("3H");

        assertThat(clock.story()).containsExactly("30s first notification: a");
    }

    @Test
    void theEndIsToldInTheGroupInWhichTheBeginningWas() {
        clock.see(alert).pass("60S").restartWith(Routing.toAll(List.of(DBA)), log(), alert);
        clock.see(over(alert, clock.now)).pass("10M");

        assertThat(clock.story()).last().asString().endsWith("all alerts resolved: a resolved");
        assertThat(clock.sent)
                .extracting(Intent::group)
                .containsOnly(clock.sent.getFirst().group());
    }

    @Test
    void neitherIsWhoWasToldByARouteThatIsStillThereAndTakesOtherAlerts() {
        var below = new Routing() {
            @Override
            public List<Route> all() {
                return List.of(Route.to("ops"), DBA);
            }

            @Override
            public List<Route> of(Alert any) {
                return List.of(DBA);
            }
        };
        clock.see(alert).pass("60S").restartWith(below, log(), alert);
        clock.pass("3H").see(over(alert, clock.now)).pass("10M");

        assertThat(clock.story()).hasSize(2).last().asString().endsWith("all alerts resolved: a resolved");
    }

    @Test
    void anAlertThatGrowsLouderAndThereforeTakesAnotherRouteIsToldOnceByBoth() {
        var pager = Route.to("pager");
        var two = new GroupClock(Map.of(Severity.WARNING, Route.to("ops"), Severity.CRITICAL, pager));
        two.see(alert)
                .pass("60S")
                .see(GroupClock.louder(alert))
                .pass("1H")
                .see(alert)
                .pass("9H");
        two.see(over(alert, two.now)).pass("10M");

        assertThat(two.sent)
                .extracting(intent ->
                        intent.group().receiver() + ": " + intent.reason().text())
                .containsExactlyInAnyOrder(
                        "ops: first notification",
                        "pager: first notification",
                        "ops: repeat interval elapsed",
                        "ops: repeat interval elapsed",
                        "ops: all alerts resolved",
                        "pager: all alerts resolved");
    }

    @Test
    void theNextAlertGoesByTheNewRoute() {
        clock.see(alert).pass("60S").restartWith(Routing.toAll(List.of(DBA)), log(), alert);
        clock.see(firing("Stale", "b")).pass("60S");

        assertThat(clock.sent.getLast().group().key())
                .isEqualTo("{}/{team=\"dba\"}:{alertname=\"Stale\", cluster=\"prod\"}");
        assertThat(clock.story()).last().asString().endsWith("first notification: b");
    }

    @Test
    void whatGoesOnIsRepeatedByTheTimesOfTheNewRoute() {
        clock.see(alert).pass("60S").restartWith(Routing.toAll(List.of(DBA)), log(), alert);
        clock.pass("5H");

        assertThat(clock.story()).hasSize(2).last().asString().contains("repeat interval elapsed: a");
    }

    @Test
    void whoGetsTheAlertNoMoreHearsOfItsEndOnly() {
        var nobody = new Routing() {
            @Override
            public List<Route> all() {
                return List.of(DBA);
            }

            @Override
            public List<Route> of(Alert any) {
                return List.of();
            }
        };
        clock.see(alert).pass("60S").restartWith(nobody, log(), alert);
        clock.see(GroupClock.louder(alert)).pass("9H");
        assertThat(clock.sent).hasSize(1);

        clock.see(over(alert, clock.now)).pass("10M");
        assertThat(clock.story()).last().asString().endsWith("all alerts resolved: a resolved");
    }

    private List<LogEntry> log() {
        var entry = clock.sent.getLast().entry();
        return List.of(entry.with(entry.fate().delivered()));
    }
}
