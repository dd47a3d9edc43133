package io.deckwatch.cli;

import io.deckwatch.cli.check.Listing;
import io.deckwatch.cli.check.Listing.KindResult;
import io.deckwatch.cli.check.Look;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Projection;
import io.deckwatch.event.Tree;
import io.deckwatch.event.UnreadableObjectException;
import io.deckwatch.watch.Clients;
import io.deckwatch.watch.ClusterAccess;
import io.deckwatch.watch.ClusterName;
import io.deckwatch.watch.ClusterUnreachableException;
import io.deckwatch.watch.feed.Answer;
import io.deckwatch.watch.feed.ApiServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lists the objects of a cluster by its API server, page by page. */
final class ApiLister implements ClusterLister {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PAGE = "?limit=500";

    private final Map<String, String> environment;

    ApiLister(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Where the access to a cluster is looked for. */
    static ClusterAccess access(
            @Nullable String kubeconfig, @Nullable String context, Map<String, String> environment) {
        return new ClusterAccess(
                kubeconfig == null ? null : Path.of(kubeconfig),
                context == null ? "" : context,
                environment,
                Path.of(System.getProperty("user.home", ".")));
    }

    @Override
    public Listing list(Target target, Instant at) {
        try (var connected = Clients.connect(access(target.kubeconfig(), target.context(), environment))) {
            var cluster = connected.context().isEmpty() ? "in-cluster" : ClusterName.fromContext(connected.context());
            var look = new Reading(new ApiServer(connected.client(), Runnable::run, PATIENCE), cluster, at);
            var kinds = new EnumMap<Kind, KindResult>(Kind.class);
            for (var kind : Kind.values()) {
                kinds.put(kind, look.read(kind, target.namespaces()));
            }
            return new Listing(cluster, look.objects, kinds, look.unreadable);
        } catch (ClusterUnreachableException e) {
            throw new CommandFailedException(Look.BLIND, String.valueOf(e.getMessage()));
        }
    }

    /** The lists of one look. */
    private static final class Reading {
        private final ApiServer api;
        private final ObjectReader reader;
        private final Instant at;
        private final List<Projection> objects = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();

        Reading(ApiServer api, String cluster, Instant at) {
            this.api = api;
            this.reader = new ObjectReader(cluster);
            this.at = at;
        }

        KindResult read(Kind kind, List<String> namespaces) {
            var group = "apis/" + kind.apiVersion() + "/";
            if (namespaces.isEmpty()) {
                return pages(kind, group + kind.plural());
            }
            var result = KindResult.READ;
            for (var namespace : namespaces) {
                var one = pages(kind, group + "namespaces/" + encoded(namespace) + "/" + kind.plural());
                result = one.state() == KindState.LIVE ? result : one;
            }
            return result;
        }

        private KindResult pages(Kind kind, String path) {
            var token = "";
            do {
                var answer = get(path + PAGE + (token.isEmpty() ? "" : "&continue=" + encoded(token)));
                if (!answer.isGood()) {
                    return trouble(answer);
                }
                answer.body().at("items").items().forEach(item -> take(kind, item));
                token = answer.body().at("metadata", "continue").textOrEmpty();
            } while (!token.isEmpty());
            return KindResult.READ;
        }

        private void take(Kind kind, Tree item) {
            try {
                objects.add(reader.read(kind, item, at));
            } catch (UnreadableObjectException e) {
                unreadable.add(String.valueOf(e.getMessage()));
            }
        }

        private Answer get(String path) {
            var answered = new CompletableFuture<Answer>();
            api.get(path, answered::complete);
            return answered.join();
        }

        private static KindResult trouble(Answer answer) {
            if (answer.isForbidden()) {
                return new KindResult(KindState.FORBIDDEN, "the account may not list them");
            }
            return answer.isMissing()
                    ? new KindResult(KindState.MISSING, "their CRD is not installed")
                    : new KindResult(KindState.STALE, answer.fault());
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
