package io.deckwatch.rule.restore;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Verdict;

/** Velero refused a restore, so nothing was restored. */
public record RestoreNotAdmitted() implements RestoreRule {

    /** The alert's name. */
    public static final String NAME = "VeleroRestoreNotAdmitted";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict judge(RestoreCase c) {
        return c.ended(
                Phase.FAILED_VALIDATION, "Restore " + c.subject().name() + " was refused.", c.unavailableLocation());
    }
}
