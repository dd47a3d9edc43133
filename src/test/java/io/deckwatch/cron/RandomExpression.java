package io.deckwatch.cron;

import java.time.LocalDateTime;
import java.util.Random;

/** A cron expression made up at random, which knows by plain sets what it matches. */
record RandomExpression(
        RandomField minute, RandomField hour, RandomField dayOfMonth, RandomField month, RandomField dayOfWeek) {
    static RandomExpression of(CronVersion version, Random random) {
        RandomField everyMonth = RandomField.open(1, 12);
        return new RandomExpression(
                RandomField.of(0, 59, version, random),
                RandomField.of(0, 23, version, random),
                RandomField.of(1, 31, version, random),
                random.nextInt(3) == 0 ? RandomField.of(1, 12, version, random) : everyMonth,
                RandomField.of(0, 6, version, random));
    }

    String text() {
        return String.join(" ", minute.text(), hour.text(), dayOfMonth.text(), month.text(), dayOfWeek.text());
    }

    boolean matchesMonth(LocalDateTime time) {
        return month.values().contains(time.getMonthValue());
    }

    boolean matchesDay(LocalDateTime time) {
        boolean byDate = dayOfMonth.values().contains(time.getDayOfMonth());
        boolean byWeekday = dayOfWeek.values().contains(time.getDayOfWeek().getValue() % 7);
        return dayOfMonth.star() || dayOfWeek.star() ? byDate && byWeekday : byDate || byWeekday;
    }

    boolean matchesHour(LocalDateTime time) {
        return hour.values().contains(time.getHour());
    }

    boolean matchesMinute(LocalDateTime time) {
        return minute.values().contains(time.getMinute());
    }

    boolean matches(LocalDateTime time) {
        return matchesMinute(time) && matchesHour(time) && matchesDay(time) && matchesMonth(time);
    }
}
