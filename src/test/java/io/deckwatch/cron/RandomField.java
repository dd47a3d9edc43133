package io.deckwatch.cron;

import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/** One field made up at random: its text, and what the text means by the written rules. */
record RandomField(String text, SortedSet<Integer> values, boolean star) {
    static RandomField open(int min, int max) {
        return new RandomField("*", range(min, max, 1), true);
    }

    static RandomField of(int min, int max, CronVersion version, Random random) {
        int low = min + random.nextInt(max - min + 1);
        int high = low + random.nextInt(max - low + 1);
        int step = 1 + random.nextInt(max < 13 ? 4 : 20);
        boolean steppedStar = step == 1 || version == CronVersion.V1;
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> new RandomField(random.nextBoolean() ? "*" : "?", range(min, max, 1), true);
            case 3 -> new RandomField("*/" + step, range(min, max, step), steppedStar);
            case 4 -> new RandomField(low + "/" + step, range(low, max, step), false);
            case 5 -> new RandomField(low + "-" + high, range(low, high, 1), false);
            case 6 -> new RandomField(low + "-" + high + "/" + step, range(low, high, step), false);
            case 7 -> {
                SortedSet<Integer> both = range(low, low, 1);
                both.add(high);
                yield new RandomField(low + "," + high, both, false);
            }
            default -> new RandomField("0" + low, range(low, low, 1), false);
        };
    }

    private static SortedSet<Integer> range(int low, int high, int step) {
        SortedSet<Integer> values = new TreeSet<>();
        for (int value = low; value <= high; value += step) {
            values.add(value);
        }
        return values;
    }
}
