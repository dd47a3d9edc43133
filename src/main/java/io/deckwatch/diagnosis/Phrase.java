package io.deckwatch.diagnosis;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with names in braces, such as {@code velero -n {velero_namespace} backup describe {backup}}. Other braces, as JSON and
 * jsonpath have them, are text.
 *
 * @param text as it is written
 */
public record Phrase(String text) {

    /** The word {@code end} ends a loop of jsonpath. */
    private static final Pattern NAME = Pattern.compile("\\{(?!end})([a-z_]+)}");

    /** What needs no quotes in a shell. A message may hold anything, and people paste commands. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._/:@%+,-]+");

    /** The names that it uses. */
    public Set<String> names() {
        var names = new TreeSet<String>();
        NAME.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** The text with the names filled in; one that is not known stays to be filled in, as {@code <backup>}. */
    String filled(Map<String, String> names) {
        return replaced(found -> names.getOrDefault(found, "<" + found + ">"));
    }

    /** The same for a shell: a value that a shell would not take as a plain word stays to be filled in. */
    String command(Map<String, String> names) {
        return replaced(found -> {
            var value = names.getOrDefault(found, "");
            return HARMLESS.matcher(value).matches() && !value.startsWith("-") ? value : "<" + found + ">";
        });
    }

    private String replaced(UnaryOperator<String> value) {
        return NAME.matcher(text)
                .replaceAll((MatchResult found) -> Matcher.quoteReplacement(value.apply(found.group(1))));
    }
}
