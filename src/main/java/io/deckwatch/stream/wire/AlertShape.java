package io.deckwatch.stream.wire;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.rule.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of an alert, gathered while one record is read. */
final class AlertShape implements JsonIn.Fields {

    private Map<String, String> labels = Map.of();
    private String severity = "";
    private String state = "";
    private @Nullable Instant since;
    private @Nullable Instant firesAt;
    private @Nullable Instant startsAt;
    private @Nullable Instant keptSince;
    private @Nullable Instant endsAt;
    private @Nullable String retired;
    private Map<String, String> annotations = Map.of();
    private List<String> causedBy = List.of();
    private List<String> inhibitedBy = List.of();

    @Override
    public boolean read(String name, JsonIn in) throws IOException {
        switch (name) {
            case "labels" -> labels = in.stringMap();
            case "severity" -> severity = in.name();
            case "state" -> state = in.name();
            case "since" -> since = in.time();
            case "firesAt" -> firesAt = in.time();
            case "startsAt" -> startsAt = in.time();
            case "keptSince" -> keptSince = in.time();
            case "endsAt" -> endsAt = in.time();
            case "retired" -> retired = in.textOrNull();
            case "annotations" -> annotations = in.stringMap();
            case "causedBy" -> causedBy = in.strings();
            case "inhibitedBy" -> inhibitedBy = in.strings();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The alert, or empty if its state or severity is of a later version. */
    Optional<Alert> alert() throws UndecodableException {
        if (labels.isEmpty() || severity.isEmpty() || state.isEmpty()) {
            throw new UndecodableException("an alert needs the fields /labels, /severity and /state");
        }
        var known = Arrays.stream(Severity.values())
                .filter(value -> value.label().equals(severity))
                .findFirst();
        var stands = state();
        if (known.isEmpty() || stands.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Alert(new Labels(labels), known.get(), annotations, stands.get(), causedBy, inhibitedBy));
    }

    private Optional<AlertState> state() throws UndecodableException {
        return switch (state) {
            case "pending" ->
                Optional.of(new AlertState.Pending(
                        HeadShape.required("since", since), HeadShape.required("firesAt", firesAt)));
            case "firing" -> Optional.of(new AlertState.Firing(HeadShape.required("startsAt", startsAt), keptSince));
            case "resolved" ->
                Optional.of(new AlertState.Resolved(
                        HeadShape.required("startsAt", startsAt), HeadShape.required("endsAt", endsAt), retired));
            default -> Optional.empty();
        };
    }
}
