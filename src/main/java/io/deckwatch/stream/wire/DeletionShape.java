package io.deckwatch.stream.wire;

import io.deckwatch.event.DeletionProjection;
import io.deckwatch.event.Head;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.Texts;
import java.io.IOException;

/** The fields of a DeleteBackupRequest. */
final class DeletionShape implements Shape {

    private String backup = "";
    private Texts errors = Texts.NONE;

    static void write(DeletionProjection deletion, JsonOut out) throws IOException {
        out.text("backup", deletion.backup());
        out.texts("deletionErrors", deletion.errors());
    }

    @Override
    public boolean read(String name, JsonIn in) throws IOException {
        switch (name) {
            case "backup" -> backup = in.text();
            case "deletionErrors" -> errors = in.texts();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public DeletionProjection projection(Head head, Lifecycle life) {
        return new DeletionProjection(head, life, backup, errors);
    }
}
