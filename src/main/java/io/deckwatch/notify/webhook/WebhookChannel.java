package io.deckwatch.notify.webhook;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Outcome;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends messages as signed webhooks. */
public final class WebhookChannel implements Channel, AutoCloseable {

    private final WebhookSettings settings;
    private final InstantSource clock;
    private final String userAgent;
    private final Signature signature;
    private final HttpClient client;

    /**
     * Makes the channel; nothing is sent yet.
     *
     * @param clock for the time in the signature, which receivers compare with their own: real time
     * @param version of Deckwatch, as it goes into the header {@code user-agent}
     */
    public WebhookChannel(WebhookSettings settings, InstantSource clock, String version) {
        this.settings = settings;
        this.clock = clock;
        this.userAgent = "Deckwatch/" + version;
        this.signature = new Signature(settings.secrets());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public String render(Notification notification) {
        return AlertmanagerBody.of(notification, settings.maxAlerts());
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        try {
            for (var address : InetAddress.getAllByName(settings.url().getHost())) {
                if (!Addresses.mayCall(address, settings.allowPrivate())) {
                    return new Outcome.Rejected(FailureReason.BLOCKED, blocked(address));
                }
            }
            return send(request(delivery));
        } catch (UnknownHostException e) {
            return new Outcome.RetryLater(FailureReason.DNS, "the name of the host is not known", null);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    @Override
    public String toString() {
        return "WebhookChannel[" + settings.name() + "]";
    }

    private static String blocked(InetAddress address) {
        return address.isLinkLocalAddress()
                ? "the host is a link-local address, which is never called"
                : "the host is a private address; allow private addresses in the receiver's settings if that is meant";
    }

    private HttpRequest request(Delivery delivery) {
        var now = clock.instant().getEpochSecond();
        var request = HttpRequest.newBuilder(settings.url())
                .timeout(settings.timeout())
                .header("content-type", "application/json")
                .header("user-agent", userAgent)
                .header("webhook-id", delivery.id())
                .header("webhook-timestamp", Long.toString(now))
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body(), StandardCharsets.UTF_8));
        if (!signature.isEmpty()) {
            request.header("webhook-signature", signature.of(delivery.id(), now, delivery.body()));
        }
        return request.build();
    }

    private Outcome send(HttpRequest request) {
        var head = new AtomicReference<HttpResponse.@Nullable ResponseInfo>();
        var answer = client.sendAsync(request, info -> {
            head.set(info);
            return new BoundedBody();
        });
        var failure = await(answer);
        // A body that is cut, endless or slow does not matter once the status is known.
        var info = head.get();
        return info != null ? outcome(info) : failure;
    }

    private Outcome await(CompletableFuture<?> answer) {
        try {
            answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.RetryLater(FailureReason.OTHER, "the answer has no status", null);
        } catch (ExecutionException e) {
            return failure(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return timeout();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.RetryLater(FailureReason.OTHER, "Deckwatch stopped before the answer came", null);
        }
    }

    private Outcome outcome(HttpResponse.ResponseInfo info) {
        return Answer.of(
                info.statusCode(), info.headers().firstValue("retry-after").orElse(null), clock.instant());
    }

    private Outcome timeout() {
        return new Outcome.RetryLater(FailureReason.TIMEOUT, "no answer within " + settings.timeout(), null);
    }

    /** The texts of these exceptions may hold the URL, so only their kind is told. */
    private Outcome failure(@Nullable Throwable cause) {
        for (var e = cause; e != null; e = e.getCause()) {
            var known =
                    switch (e) {
                        case UnknownHostException ignored -> FailureReason.DNS;
                        case UnresolvedAddressException ignored -> FailureReason.DNS;
                        case HttpConnectTimeoutException ignored -> FailureReason.TIMEOUT;
                        case HttpTimeoutException ignored -> FailureReason.TIMEOUT;
                        case SSLException ignored -> FailureReason.TLS;
                        case NoRouteToHostException ignored -> FailureReason.REFUSED;
                        default -> null;
                    };
            if (known != null) {
                return retry(known);
            }
        }
        return retry(cause instanceof ConnectException ? FailureReason.REFUSED : FailureReason.OTHER);
    }

    private Outcome retry(FailureReason reason) {
        return switch (reason) {
            case DNS -> new Outcome.RetryLater(reason, "the name of the host is not known", null);
            case TIMEOUT -> timeout();
            case TLS ->
                new Outcome.RetryLater(
                        reason, "no trusted connection: look at the certificate of the host and its issuer", null);
            case REFUSED -> new Outcome.RetryLater(reason, "nobody listens there, or there is no way to it", null);
            case CLIENT_ERROR, SERVER_ERROR, AUTH_ERROR, RATE_LIMITED, REDIRECT, GONE, BLOCKED, EXPIRED, OTHER ->
                new Outcome.RetryLater(reason, "the connection was cut, or the answer is no HTTP", null);
        };
    }
}
