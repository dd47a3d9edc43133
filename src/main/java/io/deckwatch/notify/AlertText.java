package io.deckwatch.notify;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.group.AlertRef;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a person is told of one alert, the same in every channel.
 *
 * @param tone how it sounds
 * @param name the alert's name
 * @param headline what is wrong, or was, in one line
 * @param detail more of it, in a sentence or two; may be empty
 * @param facts where, since when, the last good backup, the next run, ...
 * @param why why that is, as far as it is known
 * @param links where to read on
 */
public record AlertText(
        Tone tone, String name, String headline, String detail, List<Fact> facts, Why why, Links links) {

    /** Said elsewhere, or not by themselves. */
    private static final Set<String> NO_FACTS = Set.of(
            "summary",
            "description",
            "runbook_url",
            "reason",
            "diagnosis",
            "fault",
            "cause",
            "remedy",
            "commands",
            "kind",
            "since",
            "last_good",
            "last_good_backup",
            "last_good_expires",
            "next_run");

    /** What no person can read: control characters other than line breaks, and marks that turn the direction of writing. */
    private static final Pattern UNREADABLE =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Set<String> PLACE = Set.of("alertname", "cluster", "velero_namespace", "namespace");

    public AlertText {
        name = readable(name);
        headline = readable(headline);
        detail = readable(detail);
        why = new Why(readable(why.reason()), readable(why.cause()), readable(why.remedy()));
        facts = facts.stream()
                .map(fact -> new Fact(readable(fact.label()), readable(fact.text())))
                .toList();
    }

    /**
     * The text about an alert.
     *
     * @param page where it is shown; may be empty
     * @param silence where it is silenced; may be empty
     * @param now when it is told
     */
    public static AlertText of(Alert alert, String page, String silence, Instant now) {
        var notes = alert.annotations();
        var tone = Tone.of(alert);
        var detail = tone.isFiring() ? notes.getOrDefault("description", "") : end(alert);
        return new AlertText(
                tone,
                alert.labels().alertName(),
                headline(alert, tone),
                detail,
                facts(alert, now),
                tone.isFiring() ? why(notes, detail) : Why.UNKNOWN,
                new Links(page, notes.getOrDefault("runbook_url", ""), tone.isFiring() ? silence : ""));
    }

    private static Why why(Map<String, String> notes, String detail) {
        var reason = notes.getOrDefault("reason", "");
        return new Why(
                detail.contains(reason) ? "" : reason,
                notes.getOrDefault("cause", ""),
                notes.getOrDefault("remedy", ""));
    }

    /** What an alert is about: the cluster, or Deckwatch itself where there is none. */
    public static String place(String cluster) {
        return cluster.equals(Subject.NO_CLUSTER) ? "Deckwatch" : cluster;
    }

    private static String readable(String text) {
        return UNREADABLE.matcher(text).replaceAll("");
    }

    private static String headline(Alert alert, Tone tone) {
        var summary = alert.annotations().getOrDefault("summary", "");
        var text = summary.isBlank() ? alert.labels().alertName() : summary.strip();
        var plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return switch (tone) {
            case RESOLVED -> "Resolved: " + plain;
            case RETIRED -> "No longer watched: " + plain;
            case CRITICAL, WARNING, INFO -> plain;
        };
    }

    private static String end(Alert alert) {
        if (!(alert.state() instanceof AlertState.Resolved resolved)) {
            return "";
        }
        var lasted = "It lasted " + Words.span(Duration.between(resolved.startsAt(), resolved.endsAt())) + ".";
        return resolved.retired() == null ? lasted : Words.because("Why", resolved.retired()) + " " + lasted;
    }

    private static List<Fact> facts(Alert alert, Instant now) {
        var labels = alert.labels();
        var notes = alert.annotations();
        var facts = new ArrayList<Fact>();
        var cluster = labels.get("cluster");
        add(facts, "Cluster", cluster.equals(Subject.NO_CLUSTER) ? "" : cluster);
        labels.values().forEach((name, value) -> {
            if (!PLACE.contains(name)) {
                add(facts, words(name), value);
            }
        });
        var start = AlertRef.of(alert).startsAt();
        add(facts, "Since", time(notes.getOrDefault("since", start.toString()), now));
        if (alert.state() instanceof AlertState.Resolved resolved) {
            add(facts, "Ended", time(resolved.endsAt().toString(), now));
        } else {
            lasting(facts, notes, now);
        }
        add(facts, "Velero namespace", labels.get("velero_namespace"));
        return facts;
    }

    private static void lasting(List<Fact> facts, Map<String, String> notes, Instant now) {
        add(facts, "Last good backup", time(notes.getOrDefault("last_good", ""), now));
        add(facts, "It expires", time(notes.getOrDefault("last_good_expires", ""), now));
        add(facts, "Next run", time(notes.getOrDefault("next_run", ""), now));
        notes.forEach((name, value) -> {
            // The parent of a transfer, for example, is most often the backup that is named already.
            if (!NO_FACTS.contains(name)
                    && facts.stream().noneMatch(fact -> fact.text().equals(value.strip()))) {
                add(facts, words(name), value);
            }
        });
    }

    private static void add(List<Fact> facts, String label, String text) {
        if (!text.isBlank()) {
            facts.add(new Fact(label, text.strip()));
        }
    }

    /** For example {@code Storage location} of {@code storage_location}. */
    private static String words(String name) {
        var words = name.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A time with its distance, for example {@code 2026-03-03 02:00 UTC, 5 h ago}; anything else as it is. */
    private static String time(String text, Instant now) {
        try {
            var at = Instant.parse(text);
            var away = Words.span(Duration.between(now, at));
            return Words.time(at) + (at.isAfter(now) ? ", in " + away : ", " + away + " ago");
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
