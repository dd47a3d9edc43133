package io.deckwatch.state;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Selects by one label, with Alertmanager's meaning: a missing label equals an empty one, and a regular expression has to
 * match the whole value. Written {@code name="value"}, with {@code =}, {@code !=}, {@code =~} or {@code !~}; the quotes may be
 * left out.
 */
public final class Matcher {

    private static final Pattern FORM = Pattern.compile(
            "\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\"\\s][^\"]*|))\\s*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private final String name;
    private final String operator;
    private final String value;
    private final @Nullable Pattern pattern;

    private Matcher(String name, String operator, String value) {
        this.name = name;
        this.operator = operator;
        this.value = value;
        this.pattern = operator.endsWith("~") ? Pattern.compile(value, Pattern.DOTALL) : null;
    }

    /**
     * Reads a matcher.
     *
     * @throws IllegalArgumentException with a sentence for people, if the text is none
     */
    public static Matcher parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no matcher; write a label, one of = != =~ !~ and a value, as in schedule=~\"hourly-.*\"");
        }
        var quoted = parts.group(3);
        var value = quoted == null ? parts.group(4).strip() : unescaped(quoted);
        try {
            return new Matcher(parts.group(1), parts.group(2), value);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("\"" + value + "\" is no regular expression: " + e.getDescription(), e);
        }
    }

    /** In a quoted value a backslash stands before a quote, a backslash or an {@code n} for a line's end; else for itself. */
    private static String unescaped(String quoted) {
        return ESCAPE.matcher(quoted).replaceAll(found -> switch (found.group(1)) {
            case "\"" -> "\"";
            case "\\" -> "\\\\";
            case "n" -> "\n";
            default -> java.util.regex.Matcher.quoteReplacement(found.group());
        });
    }

    /** The label's name. */
    public String name() {
        return name;
    }

    /** Whether these labels are selected. */
    public boolean matches(Map<String, String> labels) {
        var label = labels.getOrDefault(name, "");
        var same =
                pattern == null ? label.equals(value) : pattern.matcher(label).matches();
        return same != operator.startsWith("!");
    }

    /** Whether all matchers select these labels. */
    public static boolean allMatch(Iterable<Matcher> matchers, Map<String, String> labels) {
        for (var matcher : matchers) {
            if (!matcher.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Matcher m
                && m.name.equals(name)
                && m.operator.equals(operator)
                && m.value.equals(value);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The matcher as {@link #parse} reads it. */
    @Override
    public String toString() {
        var escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return name + operator + "\"" + escaped + "\"";
    }
}
