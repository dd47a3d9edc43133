package io.deckwatch.web.runbook;

import io.deckwatch.alert.Alert;
import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.rule.Words;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that fill the blanks of a runbook, such as {@code <schedule>}.
 *
 * @param names what is known, by the name of the blank
 */
record Blanks(Map<String, String> names) {

    private static final String LAST_GOOD_BACKUP = "last_good_backup";
    private static final String LAST_COPY = "last_copy";
    private static final String SCHEDULES = "schedules";

    /**
     * Words that no symptom has: the backup in the way of others, the one to restore from, the one to restore a volume from,
     * and where a storage location lies.
     */
    private static final Set<String> NOTED = Set.of("blocker", LAST_GOOD_BACKUP, LAST_COPY, "bucket");

    /** Words that are times, for sentences. */
    private static final Set<String> TIMES = Set.of("next_run", "last_good_expires");

    private static final String VELERO_NAMESPACE = "velero_namespace";

    /** Where Velero is installed unless somebody chose another place. */
    private static final String USUAL_NAMESPACE = "velero";

    private static final Pattern BLANK = Pattern.compile("<([a-z_]+)>");

    /** Names end up in commands that people paste, so nothing gets in that a shell would read otherwise. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@%+,-]*");

    Blanks {
        names = Map.copyOf(names);
    }

    /** Nothing is known but what is usual. */
    static Blanks usual() {
        return new Blanks(Map.of(VELERO_NAMESPACE, USUAL_NAMESPACE));
    }

    /**
     * What an alert names, in its labels first.
     *
     * @param around what else is known of its case, by the names of blanks
     */
    static Blanks of(Alert alert, Map<String, String> around) {
        var told = new HashMap<>(around);
        told.putAll(alert.annotations());
        var names = new HashMap<>(Symptom.NONE
                .about(new TreeMap<>(alert.labels().values()))
                .about(told)
                .names());
        names.putIfAbsent(VELERO_NAMESPACE, USUAL_NAMESPACE);
        NOTED.forEach(name -> names.put(name, told.getOrDefault(name, "")));
        names.values().removeIf(name -> !HARMLESS.matcher(name).matches());
        if (names.containsKey(LAST_GOOD_BACKUP)) {
            names.putIfAbsent(LAST_COPY, names.get(LAST_GOOD_BACKUP));
        }
        var schedules = Arrays.stream(told.getOrDefault(SCHEDULES, "").split(" "))
                .filter(name -> HARMLESS.matcher(name).matches())
                .collect(Collectors.joining(" "));
        if (!schedules.isEmpty()) {
            names.put(SCHEDULES, schedules);
        }
        TIMES.forEach(name -> names.put(name, time(told.getOrDefault(name, ""))));
        return new Blanks(names);
    }

    private static String time(String instant) {
        try {
            return Words.time(Instant.parse(instant));
        } catch (DateTimeParseException e) {
            return "time not known";
        }
    }

    /** The text with the blanks filled in that are known. */
    String fill(String text) {
        return BLANK.matcher(text)
                .replaceAll((MatchResult blank) ->
                        Matcher.quoteReplacement(names.getOrDefault(blank.group(1), blank.group())));
    }
}
