package io.deckwatch.rule.restore;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Verdict;
import java.util.List;

/** A restore failed as a whole; perhaps nothing of it is there. */
public record RestoreFailed() implements RestoreRule {

    /** The alert's name. */
    public static final String NAME = "VeleroRestoreFailed";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict judge(RestoreCase c) {
        return c.ended(Phase.FAILED, "Restore " + c.subject().name() + " failed.", List.of());
    }
}
