package io.deckwatch.watch.feed;

import io.deckwatch.event.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one feed reads: the objects of one kind, in one namespace or in all.
 *
 * @param kind the kind
 * @param namespace the namespace, or null for the whole cluster
 */
public record Scope(Kind kind, @Nullable String namespace) {

    /** The scopes of all kinds: one each where no namespace is named, else one a namespace. */
    public static List<Scope> all(List<String> namespaces) {
        return Stream.of(Kind.values())
                .flatMap(kind -> namespaces.isEmpty()
                        ? Stream.of(new Scope(kind, null))
                        : namespaces.stream().distinct().map(namespace -> new Scope(kind, namespace)))
                .toList();
    }

    /** Whether an object of that kind and namespace is read by this feed. */
    public boolean holds(Kind otherKind, String otherNamespace) {
        return kind == otherKind && (namespace == null || namespace.equals(otherNamespace));
    }

    /** Path and query of a page of the list; the first one where the token of the page before is empty. */
    String list(int limit, String token) {
        return path() + "?limit=" + limit + Pages.continuation(token);
    }

    /** Path and query of a watch that the API server ends after that time, and that begins at that version. */
    String watch(Duration length, String resourceVersion) {
        return path() + "?watch=true&allowWatchBookmarks=true&timeoutSeconds=" + Math.max(1, length.toSeconds())
                + (resourceVersion.isEmpty() ? "" : "&resourceVersion=" + resourceVersion);
    }

    // Below the API server's address, without a leading slash.
    private String path() {
        var group = "apis/" + kind.apiVersion() + "/";
        return namespace == null ? group + kind.plural() : group + "namespaces/" + namespace + "/" + kind.plural();
    }

    /** As in a sentence: {@code backups in namespace velero}. */
    @Override
    public String toString() {
        return namespace == null ? kind.plural() : kind.plural() + " in namespace " + namespace;
    }
}
