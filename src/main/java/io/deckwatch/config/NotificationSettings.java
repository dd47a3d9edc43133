package io.deckwatch.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Who is notified, and when.
 *
 * @param dryRun whether nobody is, whatever the receivers say
 * @param grouping how alerts are put into messages
 * @param webhooks the receivers by webhook, sorted by name
 */
public record NotificationSettings(boolean dryRun, Grouping grouping, List<Webhook> webhooks) {

    public NotificationSettings {
        webhooks = List.copyOf(webhooks);
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

    /**
     * One webhook.
     *
     * @param name of the receiver
     * @param url where messages go; secret
     * @param secrets that messages are signed with; none means unsigned
     * @param timeout for one attempt
     * @param maxAlerts in a message; 0 for all
     * @param sendResolved whether the end of an alert is told
     * @param allowPrivate whether addresses of private networks may be called
     */
    public record Webhook(
            String name,
            URI url,
            List<Secret> secrets,
            Duration timeout,
            int maxAlerts,
            boolean sendResolved,
            boolean allowPrivate) {

        public Webhook {
            secrets = List.copyOf(secrets);
        }

        /** Without the URL and the secrets. */
        @Override
        public String toString() {
            return "Webhook[name=" + name + ", url=***, secrets=" + secrets.size() + ", timeout=" + timeout
                    + ", maxAlerts=" + maxAlerts + ", sendResolved=" + sendResolved + ", allowPrivate=" + allowPrivate
                    + "]";
        }
    }
}
