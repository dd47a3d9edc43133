package io.deckwatch.cron;

import java.util.List;
import java.util.Locale;

/** One of the five fields of a cron expression: its bounds, its names, and how its text becomes a set of bits. */
enum CronField {
    MINUTE(0, 59, List.of()),
    HOUR(0, 23, List.of()),
    DAY_OF_MONTH(1, 31, List.of()),
    MONTH(1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
    DAY_OF_WEEK(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

    /** Set beside the values when the field was left open by a star or a question mark. */
    static final long STAR = 1L << 63;

    private final int min;
    private final int max;
    private final List<String> names;

    CronField(int min, int max, List<String> names) {
        this.min = min;
        this.max = max;
        this.names = names;
    }

    /** Every value of this field, and the star. */
    long all() {
        return bits(min, max, 1) | STAR;
    }

    /** Only the smallest value of this field. */
    long first() {
        return 1L << min;
    }

    /** Reads a comma separated list. Empty parts are passed over, as the library does: "," is a field that never matches. */
    long parse(String text, CronVersion version) {
        long bits = 0;
        for (String part : text.split(",")) {
            if (!part.isEmpty()) {
                bits |= parseRange(part, version);
            }
        }
        return bits;
    }

    private long parseRange(String text, CronVersion version) {
        String[] rangeAndStep = text.split("/", -1);
        String[] lowAndHigh = rangeAndStep[0].split("-", -1);
        boolean open = lowAndHigh[0].equals("*") || lowAndHigh[0].equals("?");
        long low = min;
        long high = max;
        if (!open) {
            low = number(lowAndHigh[0], version);
            high = switch (lowAndHigh.length) {
                case 1 -> low;
                case 2 -> number(lowAndHigh[1], version);
                default -> throw InvalidCronException.of(version, "too many hyphens: " + text);
            };
        }
        long step =
                switch (rangeAndStep.length) {
                    case 1 -> 1;
                    case 2 -> plainNumber(rangeAndStep[1], version);
                    default -> throw InvalidCronException.of(version, "too many slashes: " + text);
                };
        if (rangeAndStep.length == 2 && lowAndHigh.length == 1) {
            high = max;
        }
        check(low, high, step, text, version);
        boolean star = open && (step == 1 || version == CronVersion.V1);
        return bits(low, high, step) | (star ? STAR : 0);
    }

    private void check(long low, long high, long step, String text, CronVersion version) {
        if (low < min) {
            throw InvalidCronException.of(
                    version, "beginning of range (%d) below minimum (%d): %s".formatted(low, min, text));
        }
        if (high > max) {
            throw InvalidCronException.of(
                    version, "end of range (%d) above maximum (%d): %s".formatted(high, max, text));
        }
        if (low > high) {
            throw InvalidCronException.of(
                    version, "beginning of range (%d) beyond end of range (%d): %s".formatted(low, high, text));
        }
        if (step == 0) {
            throw InvalidCronException.of(version, "step of range should be a positive number: " + text);
        }
    }

    private static long bits(long low, long high, long step) {
        // A step beyond the range is cut, or the sum below could overflow.
        long stride = Math.min(step, Long.SIZE);
        long bits = 0;
        for (long value = low; value <= high; value += stride) {
            bits |= 1L << value;
        }
        return bits;
    }

    private long number(String text, CronVersion version) {
        int name = names.indexOf(text.toLowerCase(Locale.ROOT));
        return name >= 0 ? min + name : plainNumber(text, version);
    }

    private static long plainNumber(String text, CronVersion version) {
        if (!text.matches("[+-]?[0-9]+")) {
            throw notANumber(text, "invalid syntax", version);
        }
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw notANumber(text, "value out of range", version);
        }
        if (value < 0) {
            throw InvalidCronException.of(version, "negative number (%d) not allowed: %s".formatted(value, text));
        }
        return value;
    }

    private static InvalidCronException notANumber(String text, String reason, CronVersion version) {
        return InvalidCronException.of(
                version,
                "failed to parse int from %s: strconv.Atoi: parsing %s: %s"
                        .formatted(text, GoText.quote(text), reason));
    }
}
