package io.deckwatch.rule.restore;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Verdict;
import java.util.List;

/** A restore ended with errors: something is missing in what it restored. */
public record RestorePartiallyFailed() implements RestoreRule {

    /** The alert's name. */
    public static final String NAME = "VeleroRestorePartiallyFailed";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict judge(RestoreCase c) {
        return c.ended(Phase.PARTIALLY_FAILED, "Restore " + c.subject().name() + " is only partly done.", List.of());
    }
}
