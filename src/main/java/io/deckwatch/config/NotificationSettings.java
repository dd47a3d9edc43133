package io.deckwatch.config;

import io.deckwatch.alert.group.Rhythm;
import io.deckwatch.notify.heartbeat.HeartbeatSettings;
import io.deckwatch.notify.receiver.ReceiverSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who is notified, and when. Either a file says so, or the settings do, in which case all alerts go to all receivers.
 *
 * @param dryRun whether nobody is, whatever the receivers say
 * @param file the file of notifications, if there is one
 * @param rhythm how alerts are put into messages, unless there is a file
 * @param receivers those who are told, by channel and name; none if there is a file
 * @param heartbeat who hears that all of this works, if somebody does
 */
public record NotificationSettings(
        boolean dryRun,
        Optional<Path> file,
        Rhythm rhythm,
        List<ReceiverSettings> receivers,
        Optional<HeartbeatSettings> heartbeat) {

    public NotificationSettings {
        receivers = List.copyOf(receivers);
    }
}
