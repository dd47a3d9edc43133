package io.deckwatch.notify.http;

import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to one endpoint, or gets it. Redirects are not followed, forbidden addresses are not called, an answer is read to a bound,
 * and an attempt takes no longer than the timeout. Never throws for expected trouble.
 */
public final class Poster implements AutoCloseable {

    /** An address rather than a name: of IPv4 in any of its forms, or of IPv6 in brackets. */
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9.]+|0[xX][0-9a-fA-F.xX]+");

    private final Endpoint endpoint;
    private final InstantSource clock;
    private final String userAgent;
    private final HttpClient client;

    /**
     * Makes one; nothing is sent yet.
     *
     * @param clock for dates in answers: real time
     * @param version of Deckwatch, as it goes into the header {@code user-agent}
     */
    public Poster(Endpoint endpoint, InstantSource clock, String version) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.userAgent = "Deckwatch/" + version;
        this.client = client(endpoint);
    }

    private static HttpClient client(Endpoint endpoint) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(endpoint.timeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor());
        var access = endpoint.access();
        if (access.proxy() != null) {
            client.proxy(ProxySelector.of(access.proxy()));
        }
        if (access.trust() != null) {
            client.sslContext(access.trust());
        }
        return client.build();
    }

    /**
     * Makes one attempt.
     *
     * @param headers beside content type and user agent
     * @param meaning what an answer means, {@link Answer#outcome} unless the receiver has more to say than its status
     */
    public Outcome post(String body, Map<String, String> headers, Function<Answer, Outcome> meaning) {
        var request = request()
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        return attempt(request.build(), meaning);
    }

    /**
     * Makes one attempt with a request that has no body.
     *
     * @param meaning what an answer means
     */
    public Outcome get(Function<Answer, Outcome> meaning) {
        return attempt(request().GET().build(), meaning);
    }

    private Outcome attempt(HttpRequest request, Function<Answer, Outcome> meaning) {
        try {
            for (var address : addresses()) {
                if (!Addresses.mayCall(address, endpoint.allowPrivate())) {
                    return new Outcome.Rejected(FailureReason.BLOCKED, blocked(address));
                }
            }
            return send(request, meaning);
        } catch (UnknownHostException e) {
            return Failures.unknownHost();
        }
    }

    /** Behind a proxy the proxy resolves names, and where they may lead is its matter; what is an address already is known here. */
    private InetAddress[] addresses() throws UnknownHostException {
        var host = endpoint.url().getHost();
        return endpoint.access().proxy() == null || ADDRESS.matcher(host).matches()
                ? InetAddress.getAllByName(host)
                : new InetAddress[0];
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static String blocked(InetAddress address) {
        return address.isLinkLocalAddress()
                ? "the host is a link-local address, which is never called"
                : "the host is a private address; allow private addresses in the receiver's settings if that is meant";
    }

    private HttpRequest.Builder request() {
        var request = HttpRequest.newBuilder(endpoint.url())
                .timeout(endpoint.timeout())
                .header("user-agent", userAgent);
        if (!endpoint.access().authorization().isEmpty()) {
            request.header("authorization", endpoint.access().authorization());
        }
        return request;
    }

    /** An answer as far as it has arrived. */
    private record Arriving(HttpResponse.ResponseInfo head, BoundedBody body) {}

    private Outcome send(HttpRequest request, Function<Answer, Outcome> meaning) {
        var arriving = new AtomicReference<@Nullable Arriving>();
        var answer = client.sendAsync(request, head -> {
            var body = new BoundedBody();
            arriving.set(new Arriving(head, body));
            return body;
        });
        var failure = await(answer);
        // A body that is cut, endless or slow is judged by what came of it once the status is known.
        var arrived = arriving.get();
        return arrived == null ? failure : meaning.apply(answer(arrived));
    }

    private Outcome await(CompletableFuture<?> answer) {
        try {
            answer.get(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return Failures.retry(FailureReason.OTHER, "the answer has no status");
        } catch (ExecutionException e) {
            return Failures.of(e.getCause(), endpoint.timeout());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Failures.timeout(endpoint.timeout());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Failures.retry(FailureReason.OTHER, "Deckwatch stopped before the answer came");
        }
    }

    private Answer answer(Arriving arrived) {
        var header = arrived.head().headers().firstValue("retry-after").orElse(null);
        return new Answer(
                arrived.head().statusCode(),
                Answer.wish(header, clock.instant()),
                arrived.body().text());
    }
}
