package io.deckwatch.cli.replay;

import io.deckwatch.cli.replay.Spells.Spell;
import io.deckwatch.rule.Words;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What two sets of rules would have told of one recording, as text: only what differs, then both in sum. */
public final class Comparison {

    private Comparison() {}

    /**
     * The difference.
     *
     * @param names what the two are called
     */
    public static String text(List<String> names, Spells one, Spells other) {
        var text = new StringBuilder();
        var alerts = new TreeSet<>(one.byAlert().keySet());
        alerts.addAll(other.byAlert().keySet());
        for (var alert : alerts) {
            var before = one.byAlert().getOrDefault(alert, Set.of());
            var after = other.byAlert().getOrDefault(alert, Set.of());
            if (!before.equals(after)) {
                text.append(alert).append('\n');
                before.stream().filter(spell -> !after.contains(spell)).forEach(spell -> append(text, '-', spell));
                after.stream().filter(spell -> !before.contains(spell)).forEach(spell -> append(text, '+', spell));
            }
        }
        if (text.isEmpty()) {
            text.append("Both tell the same.\n");
        }
        text.append('\n').append(sum('-', names.getFirst(), one)).append(sum('+', names.getLast(), other));
        return text.toString();
    }

    private static void append(StringBuilder text, char sign, Spell spell) {
        text.append(String.format(
                Locale.ROOT,
                "  %c %-8s %s  for %s%n",
                sign,
                spell.severity().label(),
                Words.time(spell.from()),
                Words.span(spell.length())));
    }

    private static String sum(char sign, String name, Spells spells) {
        var all = spells.byAlert().values().stream().flatMap(Set::stream).toList();
        var length = all.stream().map(Spell::length).reduce(Duration.ZERO, Duration::plus);
        return String.format(
                Locale.ROOT,
                "%c %s: told %d times, firing for %s in all%n",
                sign,
                name,
                all.size(),
                Words.span(length));
    }
}
