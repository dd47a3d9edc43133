package io.deckwatch.demo.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The messages of the demo, the newest first. It is open only if the demo set a token, which stands in the address that
 * messages are sent to, as with Slack.
 */
@Singleton
public class SlackInbox {

    private static final String TOKEN = "demo.inbox-token";
    private static final String HOOK = "/inbox/hook/";
    private static final int MOST = 100;

    private final Clock clock;
    private final Optional<String> token;
    private final Deque<Received> messages = new ArrayDeque<>();

    /**
     * A message as it came.
     *
     * @param at when
     * @param payload what Slack was to show
     */
    record Received(Instant at, JsonNode payload) {}

    SlackInbox(Clock clock, @ConfigProperty(name = TOKEN) Optional<String> token) {
        this.clock = clock;
        this.token = token;
    }

    /** What to set so that there is an inbox at {@code /inbox}, and what makes it the receiver of that name. */
    public static Map<String, String> settings(String receiver, int port, String token) {
        var prefix = "deckwatch.notify.receivers.slack." + receiver + ".";
        return Map.of(
                TOKEN,
                token,
                prefix + "url",
                "http://127.0.0.1:" + port + HOOK + token,
                prefix + "allow-private-addresses",
                "true");
    }

    /** Whether there is an inbox at all. */
    boolean isOpen() {
        return token.isPresent();
    }

    /** Whether that is the secret part of the address that messages are sent to. */
    boolean knows(String given) {
        return token.isPresent()
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.get().getBytes(StandardCharsets.UTF_8));
    }

    synchronized void take(JsonNode payload) {
        messages.addFirst(new Received(clock.instant(), payload));
        if (messages.size() > MOST) {
            messages.removeLast();
        }
    }

    synchronized List<Received> messages() {
        return List.copyOf(messages);
    }
}
