package io.deckwatch.watch.feed;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One open watch. The next message is asked for only when the last one was dealt with, so a slow watch slows the API server
 * down instead of filling the memory.
 */
final class WatchStream {

    /** Answers to a WebSocket handshake that mean "not this way" rather than "not you" or "not now". */
    private static final Set<Integer> NO_SOCKETS = Set.of(200, 400, 405, 426, 501, 502, 503);

    /** Takes what happens, on the watch's own thread. Nothing comes after {@link #ended}, nor after a close. */
    interface Listener {

        void opened();

        void message(String text);

        /** The watch is over: for that reason, or for none. */
        void ended(@Nullable Answer failure);
    }

    private final HttpClient http;
    private final Executor turn;
    private final Listener listener;
    private boolean open;
    private boolean over;
    private Runnable hangUp = () -> {};

    WatchStream(HttpClient http, Executor turn, Listener listener) {
        this.http = http;
        this.turn = turn;
        this.listener = listener;
    }

    /** Opens it by WebSocket, else plain; tells when only the plain way worked. */
    void openSocket(URI uri, Duration patience, Runnable onRefusal) {
        var unused = http.newWebSocketBuilder()
                .uri(uri)
                .header("Origin", uri.getScheme() + "://" + uri.getAuthority())
                .connectTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .buildAsync(new SocketListener())
                .handleAsync(
                        (socket, failure) -> {
                            if (failure == null) {
                                connected(() -> socket.sendClose(1000, null));
                            } else {
                                socketFailed(uri, onRefusal, failure);
                            }
                            return true;
                        },
                        turn);
    }

    /** Opens it as an HTTP response that never ends. */
    void openPlain(URI uri) {
        plain(uri, () -> {});
    }

    /** Ends it; nothing is delivered any more. */
    void close() {
        over = true;
        hangUp.run();
    }

    private void socketFailed(URI uri, Runnable onRefusal, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof WebSocketHandshakeException refusal) || refusal.getResponse() == null) {
            end(Answer.none(ApiServer.words(failure)));
            return;
        }
        var code = refusal.getResponse().code();
        if (NO_SOCKETS.contains(code) && !over) {
            plain(uri, onRefusal);
        } else {
            end(Answer.of(code, null, null));
        }
    }

    private void plain(URI uri, Runnable onSuccess) {
        var lines = new Lines();
        var request = http.newHttpRequestBuilder().uri(uri).forStreaming().build();
        var call = http.consumeBytes(request, (pieces, body) -> {
            var complete = lines.add(pieces);
            turn.execute(() -> {
                complete.forEach(this::deliver);
                body.consume();
            });
        });
        hangUp = () -> call.cancel(true);
        var unused = call.handleAsync(
                (response, failure) -> {
                    if (failure != null) {
                        end(Answer.none(ApiServer.words(failure)));
                    } else {
                        answered(response, onSuccess);
                    }
                    return true;
                },
                turn);
    }

    private void answered(HttpResponse<AsyncBody> response, Runnable onSuccess) {
        var body = response.body();
        if (!response.isSuccessful()) {
            body.cancel();
            end(Answer.of(response.code(), null, null));
            return;
        }
        onSuccess.run();
        connected(body::cancel);
        var unused = body.done()
                .handleAsync(
                        (nothing, failure) -> {
                            end(failure == null ? null : Answer.none(ApiServer.words(failure)));
                            return true;
                        },
                        turn);
        body.consume();
    }

    private void connected(Runnable closing) {
        hangUp = closing;
        if (over) {
            closing.run();
        } else {
            open();
        }
    }

    // The first message may take its turn before the news that the connection stands.
    private void open() {
        if (!open) {
            open = true;
            listener.opened();
        }
    }

    private void deliver(String text) {
        if (!over) {
            open();
            listener.message(text);
        }
    }

    private void end(@Nullable Answer failure) {
        if (!over) {
            over = true;
            listener.ended(failure);
        }
    }

    private final class SocketListener implements WebSocket.Listener {

        @Override
        public void onMessage(WebSocket socket, String text) {
            turn.execute(() -> {
                deliver(text);
                socket.request();
            });
        }

        @Override
        public void onMessage(WebSocket socket, ByteBuffer bytes) {
            onMessage(socket, StandardCharsets.UTF_8.decode(bytes).toString());
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason) {
            turn.execute(() -> end(null));
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            turn.execute(() -> end(Answer.none(ApiServer.words(error))));
        }
    }
}
