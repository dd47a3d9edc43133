package io.deckwatch.rule.catalogue;

import io.deckwatch.cron.Spans;
import io.deckwatch.rule.catalogue.Parameter.Form;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule file gives to a detector. A detector asks for each of its thresholds once, with name, default and meaning; so
 * the question is the declaration, and there is no second list of parameters that could differ from the first.
 */
public final class Arguments {

    private final Map<String, String> given;
    private final List<Parameter> asked = new ArrayList<>();

    /** Arguments as texts by name. */
    Arguments(Map<String, String> given) {
        this.given = Map.copyOf(given);
    }

    /** A span; the default where nothing is given. */
    public Duration duration(String name, Duration standard, String meaning) {
        ask(name, Form.DURATION, Spans.text(standard), meaning);
        return text(name).map(text -> positive(name, text)).orElse(standard);
    }

    /** A span that has no default: empty where nothing is given. */
    public Optional<Duration> duration(String name, String meaning) {
        ask(name, Form.DURATION, "", meaning);
        return text(name).map(text -> positive(name, text));
    }

    /** A whole number of at least 1. */
    public int count(String name, int standard, String meaning) {
        ask(name, Form.COUNT, Integer.toString(standard), meaning);
        return text(name).map(text -> whole(name, text)).orElse(standard);
    }

    /** A share between 0 and 1. */
    public double share(String name, double standard, String meaning) {
        ask(name, Form.SHARE, Double.toString(standard), meaning);
        return text(name).map(text -> fraction(name, text)).orElse(standard);
    }

    /** All that was asked for. */
    List<Parameter> asked() {
        return List.copyOf(asked);
    }

    /**
     * Refuses arguments that nobody asked for.
     *
     * @throws InvalidArgumentException for the first of them
     */
    void requireNoOther() {
        given.keySet().stream()
                .sorted()
                .filter(name ->
                        asked.stream().noneMatch(parameter -> parameter.name().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidArgumentException(name, "is no parameter of this detector; " + known());
                });
    }

    private String known() {
        return asked.isEmpty()
                ? "it has none"
                : "it has "
                        + String.join(", ", asked.stream().map(Parameter::name).toList());
    }

    private void ask(String name, Form form, String standard, String meaning) {
        asked.add(new Parameter(name, form, standard, meaning));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    private static Duration positive(String name, String text) {
        return Spans.parse(text).filter(Duration::isPositive).orElseThrow(() -> wrong(name, Form.DURATION, text));
    }

    private static int whole(String name, String text) {
        try {
            var number = Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number that is too small is.
        }
        throw wrong(name, Form.COUNT, text);
    }

    private static double fraction(String name, String text) {
        try {
            var number = Double.parseDouble(text);
            if (number > 0 && number < 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of range is.
        }
        throw wrong(name, Form.SHARE, text);
    }

    private static InvalidArgumentException wrong(String name, Form form, String text) {
        return new InvalidArgumentException(name, "must be " + form.expected() + ", not \"" + text + "\"");
    }
}
