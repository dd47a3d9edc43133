package io.deckwatch.watch.feed;

import io.deckwatch.event.Heartbeat.KindState;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What keeps a feed from reading. Logged when it begins, changes and ends, not with each attempt. */
final class Trouble {

    private static final Logger LOG = Logger.getLogger(Trouble.class);

    private final Scope scope;
    private String text = "";
    private Optional<KindState> refusal = Optional.empty();

    Trouble(Scope scope) {
        this.scope = scope;
    }

    /** An attempt failed for good. */
    void met(Answer answer) {
        refusal = answer.isForbidden()
                ? Optional.of(KindState.FORBIDDEN)
                : answer.isMissing() ? Optional.of(KindState.MISSING) : Optional.empty();
        mention(answer.fault());
    }

    /** Something failed that need not concern the feed. */
    void mention(String fault) {
        if (!text.equals(fault)) {
            text = fault;
            LOG.warnf("cannot be read, will be tried again scope=\"%s\" reason=\"%s\"", scope, fault);
        }
    }

    /** Reading succeeds. */
    void over() {
        refusal = Optional.empty();
        if (!text.isEmpty()) {
            text = "";
            LOG.infof("can be read again scope=\"%s\"", scope);
        }
    }

    /** Forbidden or missing, if the API server said so. */
    Optional<KindState> refusal() {
        return refusal;
    }

    /** What it said, or an empty string. */
    String text() {
        return text;
    }
}
