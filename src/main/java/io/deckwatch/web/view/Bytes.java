package io.deckwatch.web.view;

import java.util.Locale;

/** Writes amounts of data for people. */
public final class Bytes {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final double STEP = 1024;
    private static final double FEW = 10;

    private Bytes() {}

    /** For example {@code 812 B}, {@code 4.2 MiB} or {@code 75 GiB}. */
    public static String words(long bytes) {
        var amount = (double) Math.max(0, bytes);
        var unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        var format = unit > 0 && amount < FEW ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, amount, UNITS[unit]);
    }
}
