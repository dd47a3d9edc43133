package io.deckwatch.alert.group;

import static io.deckwatch.alert.group.GroupClock.START;
import static io.deckwatch.alert.group.GroupClock.firing;
import static io.deckwatch.alert.group.GroupClock.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.time.Calendar;
import io.deckwatch.alert.time.DayTimes;
import io.deckwatch.alert.time.TimeInterval;
import io.deckwatch.alert.time.TimeSpec;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A route that rests from 02:00 to 03:00, the first hour of these tests. */
class QuietTimesTest {

    private final GroupClock clock = new GroupClock(resting());

    @Test
    void whatFiresMeanwhileIsToldAfterwardsAsOneFirstContact() {
        clock.see(firing("Stale", "a")).pass("20M").see(firing("Failed", "b")).pass("39M");
        assertThat(clock.sent).isEmpty();

        clock.pass("10M");
        assertThat(clock.sent).singleElement().satisfies(intent -> {
            assertThat(intent.reason()).isEqualTo(NotifyReason.FIRST);
            assertThat(intent.alerts()).hasSize(2);
        });
    }

    @Test
    void whatBeginsAndEndsMeanwhileIsNeverTold() {
        var a = firing("Stale", "a");
        clock.see(a).pass("20M").see(over(a, clock.now)).pass("5H");

        assertThat(clock.sent).isEmpty();
    }

    @Test
    void theEndOfWhatWasToldBeforeIsToldAfterwards() {
        clock.now = START.minusSeconds(120);
        var a = firing("Stale", "a");
        clock.see(a).pass("3M").see(over(a, clock.now)).pass("58M");
        assertThat(clock.sent).hasSize(1);

        clock.pass("10M");
        assertThat(clock.story()).hasSize(2).last().asString().endsWith("all alerts resolved: a resolved");
    }

    @Test
    void aRepeatThatFellIntoItIsMadeUpForOnce() {
        clock.now = START.minusSeconds(120);
        var hourly = new GroupClock(resting().every(secs(30), secs(300), secs(1200)));
        hourly.now = clock.now;
        hourly.see(firing("Stale", "a")).pass("70M");

        assertThat(hourly.story()).hasSize(2).last().asString().isEqualTo("3810s repeat interval elapsed: a");
    }

    private static Duration secs(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Route resting() {
        var night = new TimeSpec(
                List.of(new DayTimes(120, 180)), List.of(), List.of(), List.of(), List.of(), ZoneOffset.UTC);
        var route = Route.to("ops");
        var calendar = new Calendar(List.of(new TimeInterval("night", List.of(night))), List.of());
        return new Route(route.to(), route.key(), route.rhythm(), calendar);
    }
}
