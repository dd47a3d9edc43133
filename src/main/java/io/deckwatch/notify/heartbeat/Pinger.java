package io.deckwatch.notify.heartbeat;

import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.http.Answer;
import io.deckwatch.notify.http.Poster;
import java.time.InstantSource;
import java.util.Map;

/** Sends pings, one at a time. */
public final class Pinger implements AutoCloseable {

    private static final String BODY = "{\"deckwatch\":\"the whole path works\"}";

    /** What healthchecks.io says with the status 200, so as not to trouble scripts, to a URL that belongs to no check. */
    private static final String UNKNOWN = "OK (not found)";

    /** The same of pings that come too often. */
    private static final String TOO_MANY = "OK (rate limited)";

    private final HeartbeatSettings settings;
    private final Poster poster;

    /**
     * Makes one; nothing is sent yet.
     *
     * @param clock real time
     * @param version of Deckwatch
     */
    public Pinger(HeartbeatSettings settings, InstantSource clock, String version) {
        this.settings = settings;
        this.poster = new Poster(settings.endpoint(), clock, version);
    }

    /** Sends one. */
    public Outcome ping() {
        return switch (settings.method()) {
            case GET -> poster.get(Pinger::meaning);
            case POST -> poster.post(BODY, Map.of(), Pinger::meaning);
        };
    }

    private static Outcome meaning(Answer answer) {
        var body = answer.body().strip();
        if (answer.isSuccess() && body.startsWith(UNKNOWN)) {
            return new Outcome.Rejected(
                    FailureReason.CLIENT_ERROR,
                    "answered that it knows no such check; look at deckwatch.heartbeat.url");
        }
        if (answer.isSuccess() && body.startsWith(TOO_MANY)) {
            return new Outcome.RetryLater(
                    FailureReason.RATE_LIMITED,
                    "answered that pings come too often; several installations need a check each",
                    answer.retryAfter());
        }
        return answer.outcome();
    }

    @Override
    public void close() {
        poster.close();
    }
}
