package io.deckwatch.watch;

import io.deckwatch.watch.feed.Answer;
import io.deckwatch.watch.feed.ApiServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Opens the way to a cluster, and says in one sentence why there is none. */
public final class Clients {

    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);
    private static final int CONNECT_MILLIS = 10_000;
    private static final int REQUEST_MILLIS = 30_000;

    private Clients() {}

    /**
     * A client and where it came from.
     *
     * @param client the client; close it when done
     * @param context the kubeconfig context, or an empty string inside a cluster
     * @param origin for people: {@code context "prod" of /home/ada/.kube/config}
     */
    public record Connected(KubernetesClient client, String context, String origin) implements AutoCloseable {
        @Override
        public void close() {
            client.close();
        }
    }

    /**
     * A client for the cluster, which is not asked anything yet.
     *
     * @throws ClusterUnreachableException if there is no usable kubeconfig and no service account
     */
    public static Connected open(ClusterAccess access) {
        var files = kubeconfigs(access);
        if (files.isEmpty()) {
            return inCluster(access);
        }
        for (var file : files) {
            var config = read(file, access.context());
            if (config != null) {
                var context = config.getCurrentContext().getName();
                return new Connected(client(config), context, "context \"" + context + "\" of " + file);
            }
        }
        var names = String.join(", ", files.stream().map(Path::toString).toList());
        throw new ClusterUnreachableException(
                access.context().isEmpty()
                        ? "The kubeconfig " + names + " has no usable current context. Choose one with \"kubectl config"
                                + " use-context\", or name one in the settings."
                        : "The kubeconfig " + names + " has no context \"" + access.context()
                                + "\". \"kubectl config get-contexts\" lists those it has.");
    }

    /**
     * A client for the cluster, which has answered.
     *
     * @throws ClusterUnreachableException if there is no usable kubeconfig, or the API server does not answer or knows no such
     *     user
     */
    public static Connected connect(ClusterAccess access) {
        var connected = open(access);
        try {
            verify(connected);
            return connected;
        } catch (ClusterUnreachableException e) {
            connected.close();
            throw e;
        }
    }

    private static void verify(Connected connected) {
        var answered = new CompletableFuture<Answer>();
        new ApiServer(connected.client(), Runnable::run, FIRST_ANSWER).get("version", answered::complete);
        var answer = answered.join();
        var where = "The API server " + connected.client().getMasterUrl() + " (" + connected.origin() + ")";
        if (answer.code() == 401) {
            throw new ClusterUnreachableException(
                    where + " does not accept the credentials. Log in again, or renew the token.");
        }
        if (answer.code() == 0) {
            throw new ClusterUnreachableException(where + " cannot be reached: " + answer.fault()
                    + ". Check that the cluster is up, and the address, proxy and certificates of the kubeconfig.");
        }
    }

    private static List<Path> kubeconfigs(ClusterAccess access) {
        if (access.kubeconfig() != null) {
            return List.of(existing(access.kubeconfig(), "was named in the settings"));
        }
        var variable = access.environment().getOrDefault("KUBECONFIG", "");
        if (!variable.isBlank()) {
            var files = new ArrayList<Path>();
            for (var name : variable.split(File.pathSeparator)) {
                if (!name.isBlank() && Files.exists(Path.of(name))) {
                    files.add(Path.of(name));
                }
            }
            return files.isEmpty() ? List.of(existing(Path.of(variable), "stands in KUBECONFIG")) : files;
        }
        var usual = access.home().resolve(".kube").resolve("config");
        return Files.exists(usual) ? List.of(usual) : List.of();
    }

    private static Path existing(Path file, String why) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ClusterUnreachableException(
                    "The kubeconfig " + file + ", which " + why + ", does not exist or cannot be read.");
        }
        return file;
    }

    private static @Nullable Config read(Path file, String context) {
        try {
            var config = Config.fromKubeconfig(context.isEmpty() ? null : context, file.toFile());
            var found = config.getCurrentContext();
            return found == null || !context.isEmpty() && !context.equals(found.getName()) ? null : config;
        } catch (RuntimeException e) {
            // What the parser says is either nothing, or quotes lines of the file, which hold secrets.
            throw new ClusterUnreachableException("The kubeconfig " + file
                    + " cannot be understood; see what is wrong with: kubectl config view --kubeconfig " + file + ".");
        }
    }

    private static Connected inCluster(ClusterAccess access) {
        if (!access.environment().containsKey("KUBERNETES_SERVICE_HOST")) {
            throw new ClusterUnreachableException("There is no way to a cluster: no kubeconfig in KUBECONFIG or "
                    + access.home().resolve(".kube").resolve("config")
                    + ", and this is not a pod. Set KUBECONFIG, or name a kubeconfig in the settings.");
        }
        return new Connected(client(Config.autoConfigure(null)), "", "service account of this pod");
    }

    // The watch tries again by itself, more patiently than the client would.
    private static KubernetesClient client(Config found) {
        var config = new ConfigBuilder(found)
                .withConnectionTimeout(CONNECT_MILLIS)
                .withRequestTimeout(REQUEST_MILLIS)
                .withRequestRetryBackoffLimit(1)
                .withRequestRetryBackoffInterval(200)
                .withUserAgent("deckwatch")
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
