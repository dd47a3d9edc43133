package io.deckwatch.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came out for one figure.
 *
 * @param figure which one
 * @param value in the figure's unit; not a number where it could not be measured
 * @param detail what it was made of, by name: numbers and texts
 */
record Measured(Figure figure, double value, Map<String, Object> detail) {

    Measured {
        detail = new LinkedHashMap<>(detail);
    }

    static Measured failed(Figure figure, String why) {
        return new Measured(figure, Double.NaN, Map.of("error", why));
    }

    boolean isWithinBudget() {
        return !Double.isNaN(value) && figure.allows(value);
    }

    /** As a JSON object. */
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("figure", figure.text());
        json.put("value", Double.isNaN(value) ? null : rounded(value));
        json.put("unit", figure.unit());
        json.put("budget", figure.budget());
        json.put("bound", figure.bound().text());
        json.put("ok", isWithinBudget());
        detail.forEach((name, part) -> json.put(name, part instanceof Double number ? rounded(number) : part));
        return json;
    }

    /** Three digits after the point: more would claim a precision that no machine has. */
    private static double rounded(double number) {
        return Math.round(number * 1000) / 1000.0;
    }
}
