package io.deckwatch.notify.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads the body of an answer, keeps its beginning, and hangs up after 64 KiB. */
final class BoundedBody implements HttpResponse.BodySubscriber<Integer> {

    private static final int MOST = 64 * 1024;
    private static final int KEPT = 4 * 1024;

    private final CompletableFuture<Integer> body = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final AtomicReference<Flow.@Nullable Subscription> source = new AtomicReference<>();
    private int read;

    /** How many bytes were read. */
    @Override
    public CompletionStage<Integer> getBody() {
        return body;
    }

    /** The first 4 KiB of what has arrived so far, also of a body that is cut or has no end. */
    String text() {
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source.set(subscription);
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        var subscription = source.get();
        if (subscription == null) {
            return;
        }
        item.forEach(this::take);
        if (read < MOST) {
            subscription.request(1);
        } else {
            subscription.cancel();
            body.complete(read);
        }
    }

    @Override
    public void onError(Throwable throwable) {
        body.completeExceptionally(throwable);
    }

    @Override
    public void onComplete() {
        body.complete(read);
    }

    private void take(ByteBuffer piece) {
        synchronized (kept) {
            var bytes = new byte[Math.min(piece.remaining(), KEPT - kept.size())];
            read += piece.remaining();
            piece.get(bytes);
            kept.writeBytes(bytes);
        }
    }
}
