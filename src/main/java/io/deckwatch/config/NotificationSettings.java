package io.deckwatch.config;

import io.deckwatch.notify.receiver.ReceiverSettings;
import java.time.Duration;
import java.util.List;

/**
 * Who is notified, and when.
 *
 * @param dryRun whether nobody is, whatever the receivers say
 * @param grouping how alerts are put into messages
 * @param receivers those who are told, by channel and name
 */
public record NotificationSettings(boolean dryRun, Grouping grouping, List<ReceiverSettings> receivers) {

    public NotificationSettings {
        receivers = List.copyOf(receivers);
    }

    /**
     * How alerts are put into messages; the words are Alertmanager's.
     *
     * @param by labels whose values make a group; {@code ...} alone puts each alert into a group of its own
     * @param groupWait how long a new group waits for more alerts
     * @param groupInterval how often a group is looked at for changes
     * @param repeatInterval after how long an unchanged group is told again
     */
    public record Grouping(List<String> by, Duration groupWait, Duration groupInterval, Duration repeatInterval) {
        public Grouping {
            by = List.copyOf(by);
        }
    }
}
