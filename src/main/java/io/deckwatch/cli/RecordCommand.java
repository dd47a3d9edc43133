package io.deckwatch.cli;

import io.deckwatch.cli.recording.Recorder;
import io.deckwatch.cli.recording.RecordingException;
import io.deckwatch.cli.recording.RecordingWriter;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.watch.Clients;
import io.deckwatch.watch.ClusterName;
import io.deckwatch.watch.ClusterUnreachableException;
import io.deckwatch.watch.feed.ApiServer;
import io.deckwatch.watch.feed.Feed;
import io.deckwatch.watch.feed.FeedSettings;
import io.deckwatch.watch.feed.Loop;
import io.deckwatch.watch.feed.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the watch stream of a cluster to a file until it is stopped. */
@Command(
        name = "record",
        description = {
            "Writes down what happens in a cluster, until it is stopped with Ctrl-C.",
            "Secrets, managedFields and the last applied configuration are left out."
        },
        footer = {
            "  deckwatch record cluster.ndjson",
            "  deckwatch record cluster.ndjson.gz --context prod",
            "  deckwatch record - | gzip > cluster.ndjson.gz"
        })
final class RecordCommand implements Callable<Integer> {

    private static final Duration STEP = Duration.ofSeconds(1);

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "FILE",
            description = "The file, which is replaced; \"-\" is standard output, and \"….gz\" is packed.")
    private String file = "-";

    @Option(names = "--raw", description = "Write objects as they are, secrets included.")
    private boolean raw;

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "The cluster's name in the recording; the context's unless given.")
    private @Nullable String name;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NS",
            description = "Watch this namespace only; may be given several times. All unless given.")
    private List<String> namespaces = List.of();

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    RecordCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var access = ApiLister.access(cluster.kubeconfig(), cluster.context(), surroundings.environment());
        try (var connected = Clients.connect(access);
                var writer = RecordingWriter.named(file, surroundings.out(), raw);
                var loop = new Loop("deckwatch-record")) {
            var recorder = new Recorder(writer, ClusterName.of(name == null ? "" : name, connected.context()));
            surroundings.err().println("Recording " + connected.origin() + " to " + file + "; stop with Ctrl-C.");
            return run(
                    new ApiServer(
                            connected.client(),
                            loop,
                            FeedSettings.DEFAULT.retries().answer()),
                    recorder,
                    writer,
                    loop);
        } catch (ClusterUnreachableException | IllegalArgumentException e) {
            throw new CommandFailedException(1, String.valueOf(e.getMessage()));
        }
    }

    private int run(ApiServer api, Recorder recorder, RecordingWriter writer, Loop loop) {
        var failed = new CompletableFuture<String>();
        var sink = new RecordingSink(recorder, surroundings.clock(), surroundings.err());
        var feeds = Scope.all(namespaces).stream()
                .map(scope -> new Feed(scope, api, sink, FeedSettings.DEFAULT, surroundings.clock()))
                .toList();
        loop.execute(() -> feeds.forEach(Feed::start));
        loop.every(STEP, () -> {
            try {
                tick(feeds, recorder, surroundings.clock().instant());
            } catch (RecordingException e) {
                failed.complete(String.valueOf(e.getMessage()));
            }
        });
        // The hook runs beside this thread, which the JVM does not wait for; so it is the hook that ends the file.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            loop.close();
            writer.close();
            surroundings.err().println("Wrote " + writer.written() + " lines to " + file + ".");
        }));
        throw new CommandFailedException(1, failed.join());
    }

    private static void tick(List<Feed> feeds, Recorder recorder, Instant now) {
        feeds.forEach(feed -> feed.tick(now));
        // What is refused or missing will not come; what is stale will.
        recorder.tick(feeds.stream().noneMatch(feed -> feed.state(now) == KindState.STALE), now);
    }
}
