package io.deckwatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.config.Role;
import io.deckwatch.config.Settings;
import io.deckwatch.watch.ClusterName;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the program makes of the environment of each pod. */
class ManifestSettingsTest {

    private static final int ENVIRONMENT = 300;
    private static final String NOTIFY_FILE = "DECKWATCH_NOTIFY_CONFIG_FILE";

    @TempDir
    private Path mounted;

    static Stream<Workload> workloads() {
        return Workload.all();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void theProgramTakesItsEnvironment(Workload workload) throws Exception {
        var settings = settings(workload);

        if (settings.roles().contains(Role.WATCH)) {
            assertThat(ClusterName.valid(settings.cluster().name())).isNotBlank();
        }
        assertThat(settings.cluster().lease().enabled())
                .as("several watches need a lease")
                .isEqualTo(settings.roles().contains(Role.WATCH) && workload.replicas() > 1);
        assertThat(settings.storage().isEmbedded()).isEqualTo(!workload.claims().isEmpty());
        // A name that stays belongs to a pod whose name stays.
        assertThat(settings.storage().instance())
                .isEqualTo(workload.name().equals("deckwatch-evaluator") ? "metadata.name" : "");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void kubernetesAddsNothingToIt(Workload workload) {
        assertThat(workload.template().getSpec().getEnableServiceLinks()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void filesThatSettingsNameAreMounted(Workload workload) {
        var folders = workload.container().getVolumeMounts().stream()
                .map(mount -> mount.getMountPath() + "/")
                .toList();
        assertThat(workload.environment().entrySet().stream()
                        .filter(variable -> variable.getValue().startsWith("/")))
                .allSatisfy(variable -> assertThat(folders).anyMatch((variable.getValue() + "/")::startsWith));
    }

    /** The settings, with the file of notifications as the ConfigMap has it. */
    private Settings settings(Workload workload) throws Exception {
        var environment = new HashMap<>(workload.environment());
        if (environment.containsKey(NOTIFY_FILE)) {
            var file = Path.of(environment.get(NOTIFY_FILE)).getFileName().toString();
            var text = workload.configMap("deckwatch-notify").getData().get(file);
            environment.put(
                    NOTIFY_FILE, Files.writeString(mounted.resolve(file), text).toString());
        }
        return Settings.of(new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.copyOf(environment), ENVIRONMENT))
                .build());
    }
}
