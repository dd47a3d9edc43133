package io.deckwatch.alert.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeIntervalTest {

    private static final TimeSpec ANY =
            new TimeSpec(List.of(), List.of(), List.of(), List.of(), List.of(), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        // the first minute belongs to it, the last does not
        "540, 1020, 2026-03-02T08:59:59Z, false",
        "540, 1020, 2026-03-02T09:00:00Z, true",
        "540, 1020, 2026-03-02T16:59:59Z, true",
        "540, 1020, 2026-03-02T17:00:00Z, false",
        // 24:00 is the end of the day
        "1380, 1440, 2026-03-02T23:59:59Z, true",
        "1380, 1440, 2026-03-03T00:00:00Z, false"
    })
    void partsOfTheDay(int from, int until, Instant at, boolean expected) {
        assertThat(with(new DayTimes(from, until)).contains(at)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // 2026-03-01 is a Sunday, 2026-03-07 a Saturday
        "0, 0, 2026-03-01T12:00:00Z, true",
        "0, 0, 2026-03-02T12:00:00Z, false",
        "1, 5, 2026-03-01T12:00:00Z, false",
        "1, 5, 2026-03-02T12:00:00Z, true",
        "1, 5, 2026-03-06T12:00:00Z, true",
        "1, 5, 2026-03-07T12:00:00Z, false"
    })
    void daysOfTheWeek(int first, int last, Instant at, boolean expected) {
        var spec = new TimeSpec(
                List.of(), List.of(new Span(first, last)), List.of(), List.of(), List.of(), ZoneOffset.UTC);
        assertThat(spec.contains(at)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, 2026-03-05T12:00:00Z, true",
        "1, 5, 2026-03-06T12:00:00Z, false",
        // the last three days
        "-3, -1, 2026-02-26T12:00:00Z, true",
        "-3, -1, 2026-02-28T12:00:00Z, true",
        "-3, -1, 2026-02-25T12:00:00Z, false",
        "-3, -1, 2024-02-27T12:00:00Z, true",
        "-3, -1, 2024-02-26T12:00:00Z, false",
        "-1, -1, 2026-04-30T12:00:00Z, true",
        // from the 25th to the last but one
        "25, -2, 2026-03-30T12:00:00Z, true",
        "25, -2, 2026-03-31T12:00:00Z, false",
        "25, -2, 2026-03-24T12:00:00Z, false",
        // behind the end of a short month: left out, or cut
        "30, 31, 2026-02-28T12:00:00Z, false",
        "28, 31, 2026-02-28T12:00:00Z, true",
        // counted from the end, before the beginning of a short month: cut
        "-31, -30, 2026-02-01T12:00:00Z, false",
        "-31, -28, 2026-02-01T12:00:00Z, true",
        "-31, -1, 2026-02-01T12:00:00Z, true"
    })
    void daysOfTheMonth(int first, int last, Instant at, boolean expected) {
        var spec = new TimeSpec(
                List.of(), List.of(), List.of(new MonthDays(first, last)), List.of(), List.of(), ZoneOffset.UTC);
        assertThat(spec.contains(at)).isEqualTo(expected);
    }

    @Test
    void monthsAndYears() {
        var summer = new TimeSpec(
                List.of(),
                List.of(),
                List.of(),
                List.of(new Span(6, 8)),
                List.of(new Span(2026, 2027)),
                ZoneOffset.UTC);

        assertThat(summer.contains(Instant.parse("2026-06-01T00:00:00Z"))).isTrue();
        assertThat(summer.contains(Instant.parse("2027-08-31T23:59:59Z"))).isTrue();
        assertThat(summer.contains(Instant.parse("2026-05-31T23:59:59Z"))).isFalse();
        assertThat(summer.contains(Instant.parse("2028-06-01T00:00:00Z"))).isFalse();
    }

    @Test
    void allConditionsHaveToHoldInTheZoneOfTheInterval() {
        var office = new TimeSpec(
                List.of(new DayTimes(540, 1020)),
                List.of(new Span(1, 5)),
                List.of(),
                List.of(),
                List.of(),
                ZoneId.of("Europe/Berlin"));

        // winter and summer time: 09:00 is 08:00 and 07:00 in UTC
        assertThat(office.contains(Instant.parse("2026-03-02T08:00:00Z"))).isTrue();
        assertThat(office.contains(Instant.parse("2026-03-02T07:59:00Z"))).isFalse();
        assertThat(office.contains(Instant.parse("2026-06-01T07:00:00Z"))).isTrue();
        assertThat(office.contains(Instant.parse("2026-06-01T15:00:00Z"))).isFalse();
        // a Saturday at the right time; a Sunday in UTC that is a Monday in Auckland
        assertThat(office.contains(Instant.parse("2026-03-07T09:00:00Z"))).isFalse();
        var monday = new TimeSpec(
                List.of(), List.of(new Span(1, 1)), List.of(), List.of(), List.of(), ZoneId.of("Pacific/Auckland"));
        assertThat(monday.contains(Instant.parse("2026-03-01T12:00:00Z"))).isTrue();
    }

    @Test
    void anIntervalWithoutConditionsIsAnyTimeAndOneWithoutSpecsNone() {
        assertThat(new TimeInterval("any", List.of(ANY)).contains(Instant.EPOCH))
                .isTrue();
        assertThat(new TimeInterval("none", List.of()).contains(Instant.EPOCH)).isFalse();
    }

    @Test
    void aCalendarSaysWhyItIsQuiet() {
        var night = new TimeInterval("night", List.of(with(new DayTimes(0, 360))));
        var day = new TimeInterval("day", List.of(with(new DayTimes(360, 1440))));
        var two = Instant.parse("2026-03-02T02:00:00Z");
        var noon = Instant.parse("2026-03-02T12:00:00Z");

        assertThat(Calendar.ALWAYS.quiet(two)).isEmpty();
        assertThat(new Calendar(List.of(day, night), List.of()).quiet(two)).contains("mute_time_intervals: night");
        assertThat(new Calendar(List.of(night), List.of()).quiet(noon)).isEmpty();
        assertThat(new Calendar(List.of(), List.of(day)).quiet(two)).contains("outside of active_time_intervals: day");
        assertThat(new Calendar(List.of(), List.of(day, night)).quiet(two)).isEmpty();
        assertThat(new Calendar(List.of(night), List.of(night)).quiet(two)).contains("mute_time_intervals: night");
    }

    @Test
    void impossibleRangesAreRefused() {
        assertThatThrownBy(() -> new DayTimes(540, 540)).hasMessageContaining("must lie before");
        assertThatThrownBy(() -> new DayTimes(1320, 360)).hasMessageContaining("over midnight");
        assertThatThrownBy(() -> new DayTimes(0, 1441)).hasMessageContaining("24:00");
        assertThatThrownBy(() -> new Span(6, 0)).hasMessageContaining("comes before");
        assertThatThrownBy(() -> new MonthDays(0, 5)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> new MonthDays(1, 32)).hasMessageContaining("not 32");
        assertThatThrownBy(() -> new MonthDays(-5, 5)).hasMessageContaining("must be negative");
        assertThatThrownBy(() -> new MonthDays(10, 5)).hasMessageContaining("always comes before");
        assertThatThrownBy(() -> new MonthDays(-1, -5)).hasMessageContaining("always comes before");
        assertThatThrownBy(() -> new MonthDays(10, -25)).hasMessageContaining("always comes before");
    }

    private static TimeSpec with(DayTimes times) {
        return new TimeSpec(List.of(times), List.of(), List.of(), List.of(), List.of(), ZoneOffset.UTC);
    }
}
