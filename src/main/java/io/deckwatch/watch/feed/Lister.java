package io.deckwatch.watch.feed;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import io.deckwatch.watch.feed.Listing.Item;
import io.deckwatch.watch.feed.Listing.Problem;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Takes one look at a cluster: lists all ten kinds once, page by page, and waits for the answers. */
public final class Lister {

    private static final int PAGE = 500;
    private static final int TRIES = 3;

    private final ApiServer api;

    /**
     * A lister through that client.
     *
     * @param patience how long each answer is waited for
     */
    public Lister(KubernetesClient client, Duration patience) {
        this.api = new ApiServer(client, Runnable::run, patience);
    }

    /** Lists the Velero objects of these namespaces, or of all where none is named. Never throws for trouble with a kind. */
    public Listing list(List<String> namespaces) {
        var objects = new ArrayList<Item>();
        var problems = new EnumMap<Kind, Problem>(Kind.class);
        for (var scope : Scope.all(namespaces)) {
            var found = new ArrayList<Item>();
            list(scope, found).ifPresent(problem -> problems.putIfAbsent(scope.kind(), problem));
            objects.addAll(found);
        }
        return new Listing(objects, problems);
    }

    private Optional<Problem> list(Scope scope, List<Item> found) {
        var answer = Answer.none("nothing was asked");
        for (var attempt = 0; attempt < TRIES; attempt++) {
            found.clear();
            answer = pages(scope, found);
            // A list that takes too long loses its snapshot between two pages, and begins again.
            if (!answer.isExpired()) {
                break;
            }
        }
        return answer.isGood() ? Optional.empty() : Optional.of(new Problem(state(answer), answer.fault()));
    }

    private Answer pages(Scope scope, List<Item> found) {
        var token = "";
        while (true) {
            var answer = get(scope.list(PAGE, token));
            if (!answer.isGood()) {
                return answer;
            }
            for (Tree item : answer.body().at("items").items()) {
                found.add(new Item(scope.kind(), item));
            }
            token = answer.body().at("metadata", "continue").textOrEmpty();
            if (token.isEmpty()) {
                return answer;
            }
        }
    }

    private Answer get(String path) {
        var answer = new CompletableFuture<Answer>();
        api.get(path, answer::complete);
        return answer.join();
    }

    private static KindState state(Answer answer) {
        return answer.isForbidden() ? KindState.FORBIDDEN : answer.isMissing() ? KindState.MISSING : KindState.STALE;
    }
}
