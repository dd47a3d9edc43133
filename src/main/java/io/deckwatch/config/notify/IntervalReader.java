package io.deckwatch.config.notify;

import io.deckwatch.alert.time.DayTimes;
import io.deckwatch.alert.time.MonthDays;
import io.deckwatch.alert.time.Span;
import io.deckwatch.alert.time.TimeSpec;
import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the times of a time interval, in Alertmanager's form. */
final class IntervalReader {

    private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-4]):([0-5][0-9])");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,4}");
    private static final String EXPECTED_TIME = "a time from 00:00 to 24:00, such as 09:30";
    private static final int MINUTES = 60;

    private static final List<String> WEEKDAYS =
            List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private IntervalReader() {}

    /** One element of {@code time_intervals}; empty if it is wrong, which is reported. */
    static Optional<TimeSpec> spec(YamlMap map) {
        var times = new ArrayList<DayTimes>();
        map.maps("times", "a part of the day").forEach(part -> times(part).ifPresent(times::add));
        var zone = map.text("location").flatMap(IntervalReader::zone).orElse(ZoneOffset.UTC);
        var spec = new TimeSpec(
                times,
                ranges(map, "weekdays", IntervalReader::week),
                ranges(map, "days_of_month", IntervalReader::days),
                ranges(map, "months", range -> span(range, IntervalReader::month)),
                ranges(map, "years", range -> span(range, IntervalReader::number)),
                zone);
        map.end();
        return Optional.of(spec);
    }

    private static Optional<DayTimes> times(YamlMap map) {
        var from = map.required("start_time").flatMap(text -> text.as(IntervalReader::minute, EXPECTED_TIME));
        var until = map.required("end_time").flatMap(text -> text.as(IntervalReader::minute, EXPECTED_TIME));
        map.end();
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DayTimes(from.get(), until.get()));
        } catch (IllegalArgumentException e) {
            map.place().problem(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<Integer> minute(String text) {
        var clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return Optional.empty();
        }
        var minute = Integer.parseInt(clock.group(1)) * MINUTES + Integer.parseInt(clock.group(2));
        return minute > 24 * MINUTES ? Optional.empty() : Optional.of(minute);
    }

    private static Optional<ZoneId> zone(YamlText text) {
        if (text.text().equals("Local")) {
            text.problem("location: Local would depend on the machine; name the time zone, such as Europe/Berlin");
            return Optional.empty();
        }
        return text.as(
                name -> {
                    try {
                        return Optional.of(ZoneId.of(name));
                    } catch (DateTimeException e) {
                        return Optional.empty();
                    }
                },
                "a time zone such as UTC or Europe/Berlin");
    }

    private static <T> List<T> ranges(YamlMap map, String key, Function<String[], T> reader) {
        var ranges = new ArrayList<T>();
        for (var text : map.texts(key)) {
            text.parsed(value -> reader.apply(value.strip().split(":", -1))).ifPresent(ranges::add);
        }
        return ranges;
    }

    private static Span span(String[] ends, Function<String, Integer> reader) {
        requireRange(ends);
        return new Span(reader.apply(ends[0]), reader.apply(ends[ends.length - 1]));
    }

    private static Span week(String[] ends) {
        requireRange(ends);
        var first = weekday(ends[0]);
        var last = weekday(ends[ends.length - 1]);
        if (last < first) {
            throw new IllegalArgumentException("a week begins on Sunday, so " + String.join(":", ends)
                    + " goes backwards; write two ranges, such as ['saturday', 'sunday']");
        }
        return new Span(first, last);
    }

    private static MonthDays days(String[] ends) {
        requireRange(ends);
        return new MonthDays(number(ends[0]), number(ends[ends.length - 1]));
    }

    private static void requireRange(String[] ends) {
        if (ends.length > 2) {
            throw new IllegalArgumentException(
                    "\"" + String.join(":", ends) + "\" is no range; write one value, or two with a colon between");
        }
    }

    private static int weekday(String text) {
        var day = WEEKDAYS.indexOf(text.toLowerCase(Locale.ROOT));
        if (day < 0) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no day of the week; write its English name, such as monday or monday:friday");
        }
        return day;
    }

    private static int month(String text) {
        var month = MONTHS.indexOf(text.toLowerCase(Locale.ROOT)) + 1;
        var number = month > 0 ? month : NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MONTHS.size()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no month; write its English name or its number, such as january or 1:3");
        }
        return number;
    }

    private static int number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no number");
        }
        return Integer.parseInt(text);
    }
}
