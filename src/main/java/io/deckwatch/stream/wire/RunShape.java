package io.deckwatch.stream.wire;

import io.deckwatch.event.BackupProjection.Result;
import io.deckwatch.event.Progress;
import io.deckwatch.event.Tally;
import io.deckwatch.event.Texts;
import io.deckwatch.event.Times;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields that runs have in common: times, progress and result. Backups and restores have all of them, transfers some. */
final class RunShape implements JsonIn.Fields {

    private @Nullable Instant started;
    private @Nullable Instant completed;
    private @Nullable Instant expires;
    private long done;
    private long total;
    private @Nullable Instant progressAt;
    private int errors;
    private int warnings;
    private String failureReason = "";
    private Texts validationErrors = Texts.NONE;
    private Tally snapshots = Tally.NONE;
    private Tally operations = Tally.NONE;
    private Tally hooks = Tally.NONE;

    static void write(Times times, JsonOut out) throws IOException {
        out.time("started", times.started());
        out.time("completed", times.completed());
        out.time("expires", times.expires());
    }

    /** @param unit what is counted: {@code items} or {@code bytes} */
    static void write(Progress progress, String unit, JsonOut out) throws IOException {
        out.number(unit + "Done", progress.done());
        out.number(unit + "Total", progress.total());
        out.time("progressAt", progress.movedAt());
    }

    static void write(Result result, JsonOut out) throws IOException {
        out.number("errors", result.errors());
        out.number("warnings", result.warnings());
        out.text("failureReason", result.reason());
        out.texts("validationErrors", result.validationErrors());
        out.tally("snapshots", result.snapshots());
        out.tally("operations", result.operations());
        out.tally("hooks", result.hooks());
    }

    @Override
    public boolean read(String name, JsonIn in) throws IOException {
        switch (name) {
            case "started" -> started = in.time();
            case "completed" -> completed = in.time();
            case "expires" -> expires = in.time();
            case "itemsDone", "bytesDone" -> done = in.number();
            case "itemsTotal", "bytesTotal" -> total = in.number();
            case "progressAt" -> progressAt = in.time();
            case "errors" -> errors = in.smallNumber();
            case "warnings" -> warnings = in.smallNumber();
            case "failureReason" -> failureReason = in.text();
            case "validationErrors" -> validationErrors = in.texts();
            case "snapshots" -> snapshots = in.tally();
            case "operations" -> operations = in.tally();
            case "hooks" -> hooks = in.tally();
            default -> {
                return false;
            }
        }
        return true;
    }

    Times times() {
        return new Times(started, completed, expires);
    }

    /** @param phaseSince stands in for an absent {@code progressAt} */
    Progress progress(Instant phaseSince) {
        return new Progress(done, total, progressAt == null ? phaseSince : progressAt);
    }

    Result result() {
        return new Result(errors, warnings, failureReason, validationErrors, snapshots, operations, hooks);
    }
}
