package io.deckwatch.web.runbook;

import io.deckwatch.alert.Alert;
import io.deckwatch.diagnosis.Symptom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that fill the blanks of a runbook, such as {@code <schedule>}.
 *
 * @param names what is known, by the name of the blank
 */
record Blanks(Map<String, String> names) {

    /** What only annotations tell: the backup in the way of others, and the one to restore from. */
    private static final Set<String> NOTED = Set.of("blocker", "last_good_backup");

    /** The blanks that an alert can fill; all others are left to people, and have a blank or a capital letter in them. */
    static final Set<String> KNOWN = known();

    private static final String VELERO_NAMESPACE = "velero_namespace";

    /** Where Velero is installed unless somebody chose another place. */
    private static final String USUAL_NAMESPACE = "velero";

    private static final Pattern BLANK = Pattern.compile("<([a-z_]+)>");

    /** Names end up in commands that people paste, so nothing gets in that a shell would read otherwise. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@%+,-]*");

    Blanks {
        names = Map.copyOf(names);
    }

    private static Set<String> known() {
        var known = new HashSet<>(Symptom.NAMES);
        known.addAll(NOTED);
        return Set.copyOf(known);
    }

    /** Nothing is known but what is usual. */
    static Blanks usual() {
        return new Blanks(Map.of(VELERO_NAMESPACE, USUAL_NAMESPACE));
    }

    /** What an alert names, in its labels first. */
    static Blanks of(Alert alert) {
        var labels = new TreeMap<>(alert.labels().values());
        var names = new HashMap<>(
                Symptom.NONE.about(labels).about(alert.annotations()).names());
        names.putIfAbsent(VELERO_NAMESPACE, USUAL_NAMESPACE);
        NOTED.forEach(name -> names.put(name, alert.annotations().getOrDefault(name, "")));
        names.values().removeIf(name -> !HARMLESS.matcher(name).matches());
        return new Blanks(names);
    }

    /** The text with the blanks filled in that are known. */
    String fill(String text) {
        return BLANK.matcher(text)
                .replaceAll((MatchResult blank) ->
                        Matcher.quoteReplacement(names.getOrDefault(blank.group(1), blank.group())));
    }
}
