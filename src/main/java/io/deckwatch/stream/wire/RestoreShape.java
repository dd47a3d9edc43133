package io.deckwatch.stream.wire;

import io.deckwatch.event.Head;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.RestoreProjection;
import io.deckwatch.event.RestoreProjection.Source;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fields of a Restore. */
final class RestoreShape implements Shape {

    private final RunShape run = new RunShape();
    private @Nullable String backup;
    private @Nullable String schedule;

    static void write(RestoreProjection restore, JsonOut out) throws IOException {
        RunShape.write(restore.times(), out);
        out.textOrNull("backup", restore.source().backup());
        out.textOrNull("schedule", restore.source().schedule());
        RunShape.write(restore.progress(), "items", out);
        RunShape.write(restore.result(), out);
    }

    @Override
    public boolean read(String name, JsonIn in) throws IOException {
        switch (name) {
            case "backup" -> backup = in.textOrNull();
            case "schedule" -> schedule = in.nameOrNull();
            default -> {
                return run.read(name, in);
            }
        }
        return true;
    }

    @Override
    public RestoreProjection projection(Head head, Lifecycle life) {
        return new RestoreProjection(
                head, life, run.times(), new Source(backup, schedule), run.progress(life.since()), run.result());
    }
}
