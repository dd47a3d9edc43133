package io.deckwatch.watch;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.ClusterEvent.Beat;
import io.deckwatch.watch.feed.Answer;
import io.deckwatch.watch.feed.ApiServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Tells clusters apart: by the UID of the namespace {@code kube-system}, or of {@code default} where that is forbidden. */
final class Identity {

    private static final Logger LOG = Logger.getLogger(Identity.class);
    private static final Duration FRESH = Duration.ofMinutes(3);

    private final ApiServer api;

    Identity(ApiServer api) {
        this.api = api;
    }

    /**
     * Asks for the cluster's UID.
     *
     * @param found takes the UID, an empty string where the account may read neither namespace
     * @param failed takes the reason where the API server could not say, and may be asked again
     */
    void find(Consumer<String> found, Consumer<String> failed) {
        ask(
                "kube-system",
                found,
                failed,
                () -> ask("default", found, failed, () -> {
                    LOG.warn(
                            "the cluster cannot be told apart from others under the same name: the account may get neither of the"
                                    + " namespaces kube-system and default");
                    found.accept("");
                }));
    }

    /**
     * Refuses a name under which another cluster is being watched.
     *
     * @throws ClusterNameTakenException if so
     */
    static void refuseTaken(String cluster, String uid, List<ClusterEvent> known, Instant now) {
        for (var event : known) {
            if (event instanceof Beat(var heartbeat)
                    && heartbeat.cluster().equals(cluster)
                    && isAnother(heartbeat.clusterUid(), uid)
                    && Duration.between(heartbeat.sentAt(), now).abs().compareTo(FRESH) < 0) {
                throw new ClusterNameTakenException(cluster, uid, heartbeat.clusterUid());
            }
        }
    }

    private static boolean isAnother(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private void ask(String namespace, Consumer<String> found, Consumer<String> failed, Runnable refused) {
        api.get("api/v1/namespaces/" + namespace, answer -> judge(answer, found, failed, refused));
    }

    private static void judge(Answer answer, Consumer<String> found, Consumer<String> failed, Runnable refused) {
        if (answer.isForbidden() || answer.isMissing()) {
            refused.run();
        } else if (answer.isGood()) {
            found.accept(answer.body().at("metadata", "uid").textOrEmpty());
        } else {
            failed.accept(answer.fault());
        }
    }
}
