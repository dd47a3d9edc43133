package io.deckwatch.watch.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.event.Redaction;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The API server, asked for plain JSON. It uses the Kubernetes client's connection (TLS, tokens, proxies), but none of its
 * types: those refuse objects that do not fit, and one such object must not hide all others.
 */
public final class ApiServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String address;
    private final Executor turn;
    private final Duration patience;
    private boolean socketsRefused;

    /**
     * Asks through that client.
     *
     * @param turn runs all call-backs
     * @param patience how long an answer is waited for
     */
    public ApiServer(KubernetesClient client, Executor turn, Duration patience) {
        var url = client.getMasterUrl().toString();
        this.http = client.getHttpClient();
        this.address = url.endsWith("/") ? url : url + "/";
        this.turn = turn;
        this.patience = patience;
    }

    /** Gets the JSON at a path (without a leading slash) and hands over the answer, whatever it is. */
    public void get(String path, Consumer<Answer> then) {
        var request = http.newHttpRequestBuilder()
                .uri(address + path)
                .header("Accept", "application/json")
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .build();
        var unused = http.sendAsync(request, byte[].class)
                .handleAsync(
                        (response, failure) -> {
                            then.accept(failure == null ? answer(response) : Answer.none(words(failure)));
                            return true;
                        },
                        turn);
    }

    /**
     * Opens a watch: by WebSocket, or as a plain HTTP stream where something on the way refuses that.
     *
     * @param path path and query, without a leading slash
     */
    WatchStream watch(String path, WatchStream.Listener listener) {
        var stream = new WatchStream(http, turn, listener);
        var uri = URI.create(address + path);
        if (socketsRefused) {
            stream.openPlain(uri);
        } else {
            stream.openSocket(uri, patience, () -> socketsRefused = true);
        }
        return stream;
    }

    /** Reads a JSON object; empty for anything else. */
    @SuppressWarnings("unchecked")
    static Optional<Map<String, Object>> json(String text) {
        try {
            return JSON.readValue(text, Object.class) instanceof Map<?, ?> map
                    ? Optional.of((Map<String, Object>) map)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A failure in words, for people: the innermost message, without secrets. */
    static String words(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && (cause instanceof CompletionException || cause.getMessage() == null)) {
            cause = cause.getCause();
        }
        var message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : Redaction.redacted(message.lines().findFirst().orElse(message));
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return Answer.of(response.code(), parsed(response.body()), response.header("Date"));
    }

    private static @Nullable Object parsed(byte @Nullable [] body) {
        try {
            return body == null || body.length == 0 ? null : JSON.readValue(body, Object.class);
        } catch (IOException e) {
            return null;
        }
    }
}
