package io.deckwatch.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Selects by one label, with Alertmanager's meaning: a missing label equals an empty one, and a regular expression has to
 * match the whole value. Written {@code name="value"}, with {@code =}, {@code !=}, {@code =~} or {@code !~}; the quotes may be
 * left out. A name may hold any letters of UTF-8, and stands in quotes where it holds others.
 */
public final class Matcher {

    private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern FORM = Pattern.compile("\\s*(?:([^{}!=~,\\\\\"'`\\s]+)|" + QUOTED + ")"
            + "\\s*(=~|!~|!=|=)\\s*(?:" + QUOTED + "|([^\"\\s=~][^\"]*|))\\s*");
    private static final Pattern PLAIN_NAME = Pattern.compile("[^{}!=~,\\\\\"'`\\s]+");
    private static final Pattern BRACES = Pattern.compile("\\s*\\{(.*)}\\s*", Pattern.DOTALL);

    /** A piece between commas; those in quotes do not count. */
    private static final Pattern PIECE = Pattern.compile("(?:[^\",]|\"(?:[^\"\\\\]|\\\\.)*\"|\")+");

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
        var name = parts.group(1) == null ? unescaped(parts.group(2)) : parts.group(1);
        var quoted = parts.group(4);
        return made(name, parts.group(3), quoted == null ? parts.group(5).strip() : unescaped(quoted));
    }

    /**
     * Reads one or several matchers, separated by commas, in braces or not, as in <code>{cluster="prod", severity!="info"}</code>.
     *
     * @throws IllegalArgumentException with a sentence for people, if one of them is none
     */
    public static List<Matcher> parseAll(String text) {
        var braces = BRACES.matcher(text);
        var inner = braces.matches() ? braces.group(1) : text;
        var matchers = new ArrayList<Matcher>();
        PIECE.matcher(inner).results().map(piece -> piece.group()).forEach(piece -> {
            if (!piece.isBlank()) {
                matchers.add(parse(piece));
            }
        });
        return matchers.isEmpty() && !braces.matches() ? List.of(parse(text)) : List.copyOf(matchers);
    }

    /**
     * Makes a matcher of its parts.
     *
     * @param isEqual whether it selects what is equal or matches, rather than what does not
     * @param isRegex whether the value is a regular expression
     * @throws IllegalArgumentException with a sentence for people, if the name is empty or the value is no expression
     */
    public static Matcher of(String name, boolean isEqual, boolean isRegex, String value) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A matcher needs the name of a label.");
        }
        return made(name, isEqual ? (isRegex ? "=~" : "=") : (isRegex ? "!~" : "!="), value);
    }

    private static Matcher made(String name, String operator, String value) {
        try {
            return new Matcher(name, operator, value);
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

    /** The value or the expression. */
    public String value() {
        return value;
    }

    /** Whether it selects what is equal or matches, rather than what does not. */
    public boolean isEqual() {
        return !operator.startsWith("!");
    }

    /** Whether the value is a regular expression. */
    public boolean isRegex() {
        return pattern != null;
    }

    /**
     * Whether these labels are selected. An expression that takes too many steps selects nothing, whether negated or not: so a
     * silence of that kind mutes nothing, rather than too much.
     */
    public boolean matches(Map<String, String> labels) {
        var label = labels.getOrDefault(name, "");
        if (pattern == null) {
            return label.equals(value) == isEqual();
        }
        try {
            return pattern.matcher(Patience.with(label)).matches() == isEqual();
        } catch (Patience.OverException e) {
            return false;
        }
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
        return (PLAIN_NAME.matcher(name).matches() ? name : quoted(name)) + operator + quoted(value);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
