package io.deckwatch.demo;

import io.deckwatch.demo.cluster.PretendedCluster;
import java.util.List;

/** Writes a kubeconfig with a context for each cluster. */
final class Kubeconfig {

    private Kubeconfig() {}

    static String of(List<PretendedCluster> clusters) {
        var text = new StringBuilder("""
            apiVersion: v1
            kind: Config
            users:
              - name: demo
                user: {}
            clusters:
            """);
        for (var cluster : clusters) {
            text.append("""
                  - name: %s
                    cluster:
                      server: %s
                """.formatted(cluster.name(), cluster.url()));
        }
        text.append("contexts:\n");
        for (var cluster : clusters) {
            text.append("""
                  - name: %1$s
                    context:
                      cluster: %1$s
                      user: demo
                """.formatted(cluster.name()));
        }
        return text.append("current-context: ")
                .append(clusters.getFirst().name())
                .append('\n')
                .toString();
    }
}
