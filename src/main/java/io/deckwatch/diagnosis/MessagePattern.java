package io.deckwatch.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parts of a message in their order. A part is literal text, in which {@code {name}} stands for one word; between parts, which
 * {@code *} separates, anything may stand. Large and small letters are the same, and so are blanks and line breaks.
 *
 * <p>It is no regular expression on purpose: nothing that a user writes and nothing that a storage answers makes it slow. No
 * part is tried again once it was found, and a word is never longer than {@value #LONGEST_WORD} characters.
 */
public final class MessagePattern {

    private static final int LONGEST_WORD = 253;
    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");
    private static final String END_OF_SENTENCE = ".,:;!?\"')]}";

    private final List<Part> parts;
    private final Set<String> captures;

    /** The longest text of all, which few messages have: whatever lacks it need not be looked at closely. */
    private final String telling;

    /**
     * A part: text, then words with the text that follows each.
     *
     * @param text the text that it begins with, in small letters
     * @param words the words after it
     */
    private record Part(String text, List<Word> words) {
        Part {
            words = List.copyOf(words);
        }
    }

    /**
     * A word that is kept.
     *
     * @param name under what name
     * @param then the text right after it, in small letters; empty if it ends the part
     */
    private record Word(String name, String then) {}

    private MessagePattern(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.captures = new TreeSet<>();
        parts.forEach(part -> part.words().forEach(word -> captures.add(word.name())));
        this.telling = parts.stream()
                .flatMap(part -> Stream.concat(
                        Stream.of(part.text()), part.words().stream().map(Word::then)))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException with a sentence for people if it is none
     */
    public static MessagePattern parse(String pattern) {
        var parts = new ArrayList<Part>();
        for (var part : Message.of(pattern).folded().split("\\*")) {
            if (!part.isBlank()) {
                parts.add(part(part.strip()));
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a pattern needs some text that the message contains");
        }
        return new MessagePattern(parts);
    }

    private static Part part(String text) {
        var matcher = NAME.matcher(text);
        if (!matcher.find()) {
            return new Part(text, List.of());
        }
        if (matcher.start() == 0) {
            throw new IllegalArgumentException(
                    "text must stand before " + matcher.group() + "; without it nothing tells where the word begins");
        }
        var first = text.substring(0, matcher.start());
        var words = new ArrayList<Word>();
        var name = matcher.group(1);
        var from = matcher.end();
        while (matcher.find()) {
            words.add(word(name, text.substring(from, matcher.start())));
            name = matcher.group(1);
            from = matcher.end();
        }
        words.add(new Word(name, text.substring(from)));
        return new Part(first, words);
    }

    private static Word word(String name, String then) {
        if (then.isEmpty()) {
            throw new IllegalArgumentException("text must stand between {" + name + "} and the next word");
        }
        return new Word(name, then);
    }

    /** The names of the words that it keeps. */
    public Set<String> captures() {
        return Set.copyOf(captures);
    }

    /** The words of a message that has all parts; empty if it lacks one. */
    Optional<Map<String, String>> find(Message message) {
        if (!message.folded().contains(telling)) {
            return Optional.empty();
        }
        var words = new HashMap<String, String>();
        var at = 0;
        for (var part : parts) {
            at = end(part, message, at, words);
            if (at < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(words);
    }

    /** Where the first occurrence of a part ends; negative if there is none. */
    private static int end(Part part, Message message, int from, Map<String, String> words) {
        var folded = message.folded();
        for (var at = folded.indexOf(part.text(), from); at >= 0; at = folded.indexOf(part.text(), at + 1)) {
            var end = words(part.words(), message, at + part.text().length(), words);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private static int words(List<Word> wanted, Message message, int from, Map<String, String> words) {
        var at = from;
        for (var word : wanted) {
            var end = wordEnd(word, message.folded(), at);
            if (end < 0) {
                return -1;
            }
            words.put(word.name(), message.text().substring(at, end));
            at = end + word.then().length();
        }
        return at;
    }

    private static int wordEnd(Word word, String text, int from) {
        var farthest = Math.min(text.length(), from + LONGEST_WORD);
        var blank = from;
        while (blank < farthest && text.charAt(blank) != ' ') {
            blank++;
        }
        if (!word.then().isEmpty()) {
            return from >= text.length()
                    ? -1
                    : text.indexOf(
                            word.then(),
                            from + 1,
                            Math.min(text.length(), blank + word.then().length()));
        }
        var end = blank;
        while (end > from && END_OF_SENTENCE.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > from ? end : -1;
    }
}
