package io.deckwatch.notify.webhook;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads and drops the body of an answer, and hangs up after 64 KiB. */
final class BoundedBody implements HttpResponse.BodySubscriber<Integer> {

    private static final int MOST = 64 * 1024;

    private final CompletableFuture<Integer> body = new CompletableFuture<>();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicReference<Flow.@Nullable Subscription> source = new AtomicReference<>();

    /** How many bytes were read. */
    @Override
    public CompletionStage<Integer> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source.set(subscription);
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        var size = item.stream().mapToInt(ByteBuffer::remaining).sum();
        var subscription = source.get();
        if (subscription == null) {
            return;
        }
        if (read.addAndGet(size) < MOST) {
            subscription.request(1);
        } else {
            subscription.cancel();
            body.complete(read.get());
        }
    }

    @Override
    public void onError(Throwable throwable) {
        body.completeExceptionally(throwable);
    }

    @Override
    public void onComplete() {
        body.complete(read.get());
    }
}
