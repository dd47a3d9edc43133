package io.deckwatch.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.cli.replay.TransitionLines;
import io.deckwatch.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a look as JSON, for scripts. Times are RFC 3339, spans are seconds; what is not known is null. */
public final class CheckJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckJson() {}

    /** The look as indented JSON, ending with a line's end. */
    public static String text(Look look) {
        var root = new LinkedHashMap<String, @Nullable Object>();
        root.put("at", look.at().toString());
        root.put("cluster", look.listing().cluster());
        root.put("exitCode", look.exitCode());
        root.put("alerts", look.alerts().stream().map(CheckJson::alert).toList());
        root.put("kinds", kinds(look.listing()));
        root.put("schedules", look.schedules().stream().map(CheckJson::schedule).toList());
        root.put("unreadable", look.listing().unreadable());
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts, numbers and lists of them can always be written as JSON", e);
        }
    }

    private static Map<String, @Nullable Object> alert(Alert alert) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("status", alert.state().text());
        fields.put("labels", TransitionLines.labels(alert));
        fields.put("annotations", alert.annotations());
        switch (alert.state()) {
            case AlertState.Pending pending -> {
                fields.put("since", pending.since().toString());
                fields.put("firesAt", pending.firesAt().toString());
            }
            case AlertState.Firing firing ->
                fields.put("startsAt", firing.startsAt().toString());
            case AlertState.Resolved resolved ->
                fields.put("endsAt", resolved.endsAt().toString());
        }
        fields.put("fingerprint", alert.fingerprint());
        if (alert.isInhibited()) {
            fields.put("inhibitedBy", alert.inhibitedBy());
        }
        return fields;
    }

    private static Map<String, Object> kinds(Listing listing) {
        var kinds = new LinkedHashMap<String, Object>();
        for (var kind : Kind.values()) {
            var result = listing.kind(kind);
            var fields = new LinkedHashMap<String, Object>();
            fields.put("state", result.state().name().toLowerCase(Locale.ROOT));
            if (!result.reason().isEmpty()) {
                fields.put("reason", result.reason());
            }
            kinds.put(kind.kindName(), fields);
        }
        return kinds;
    }

    private static Map<String, @Nullable Object> schedule(ScheduleLine line) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("velero_namespace", line.name().namespace());
        fields.put("schedule", line.name().schedule());
        fields.put("cron", line.cron());
        fields.put("paused", line.paused());
        fields.put("lastGood", time(line.lastGood()));
        fields.put("rpoSeconds", line.rpo().map(Duration::toSeconds).orElse(null));
        fields.put("nextRun", time(line.nextRun()));
        fields.put("verdict", line.verdict());
        return fields;
    }

    private static @Nullable String time(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
