package io.deckwatch.rule;

import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.state.VolumeView;
import io.deckwatch.state.VolumeView.Copy;
import java.util.Optional;

/** From which backup a volume can be restored. */
public final class LastCopy {

    private LastCopy() {}

    /** The newest backup that holds a good copy of a volume, whether the rest of it is good or not; empty if it is gone. */
    public static Optional<String> of(VolumeView volume, Installation installation) {
        return volume.newestCopy()
                .map(Copy::backup)
                .filter(backup ->
                        installation.backup(backup).filter(Run::liesThere).isPresent());
    }
}
