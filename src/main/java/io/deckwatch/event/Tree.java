package io.deckwatch.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of whatever shape, read leniently: what is absent, null or of another type than expected reads as absent, and
 * never throws. Objects come from users, from several versions of Velero, and from hand-edited files.
 *
 * @param value a {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean} or null, as JSON parsers give them
 */
public record Tree(@Nullable Object value) {

    private static final Tree ABSENT = new Tree(null);
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** The value at the end of a path of names, absent where there is none. */
    public Tree at(String... path) {
        var node = value;
        for (var name : path) {
            if (!(node instanceof Map<?, ?> map)) {
                return ABSENT;
            }
            node = map.get(name);
        }
        return node == null ? ABSENT : new Tree(node);
    }

    /** Whether there is nothing here. */
    public boolean isAbsent() {
        return value == null;
    }

    /** The text; numbers and booleans are written out. Empty for objects, lists and empty strings. */
    public Optional<String> text() {
        return switch (value) {
            case String s when !s.isEmpty() -> Optional.of(s);
            case Number n -> Optional.of(n.toString());
            case Boolean b -> Optional.of(b.toString());
            case null, default -> Optional.empty();
        };
    }

    /** The text, or an empty string. */
    public String textOrEmpty() {
        return text().orElse("");
    }

    /** The whole number; 0 where absent, because Velero leaves out zeros. */
    public long number() {
        return switch (value) {
            case Number n -> n.longValue();
            case String s -> parsed(s);
            case null, default -> 0;
        };
    }

    /** The whole number within the range of an int. */
    public int smallNumber() {
        return Math.clamp(number(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Whether the value is true; a string "true" counts. */
    public boolean isTrue() {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }

    /**
     * The instant of an RFC 3339 timestamp; empty where absent or not one. Years before 1970 count as absent: Go writes the
     * year 1 for "never". So do years of more than four digits, which no reckoning with durations survives.
     */
    public Optional<Instant> time() {
        try {
            return text().map(InstantText::parse)
                    .filter(time -> !time.isBefore(Instant.EPOCH) && time.isBefore(END_OF_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The elements of a list; none for anything else. */
    public List<Tree> items() {
        return value instanceof List<?> list ? list.stream().map(Tree::new).toList() : List.of();
    }

    /** The elements of a list that are texts. */
    public List<String> texts() {
        return items().stream().flatMap(item -> item.text().stream()).toList();
    }

    /** The entries of an object whose values are texts, in their order. */
    public Map<String, String> strings() {
        var strings = new LinkedHashMap<String, String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (name, node) -> new Tree(node).text().ifPresent(text -> strings.put(String.valueOf(name), text)));
        }
        return strings;
    }

    /** A hash of the content, the same in every process. */
    public int contentHash() {
        return value == null ? 0 : value.hashCode();
    }

    private static long parsed(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
