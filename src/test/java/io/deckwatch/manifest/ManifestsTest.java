package io.deckwatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rendered overlays, each by itself: nothing in them that Kubernetes would refuse, and nothing that leads nowhere. */
class ManifestsTest {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    ClusterRole.class,
                    ClusterRoleBinding.class,
                    ConfigMap.class,
                    Deployment.class,
                    Namespace.class,
                    NetworkPolicy.class,
                    PodDisruptionBudget.class,
                    Role.class,
                    RoleBinding.class,
                    Service.class,
                    ServiceAccount.class,
                    StatefulSet.class)
            .collect(Collectors.toMap(Class::getSimpleName, type -> type));

    private static final Set<String> OF_THE_CLUSTER = Set.of("Namespace", "ClusterRole", "ClusterRoleBinding");

    static Stream<Overlay> overlays() {
        return Overlay.running();
    }

    static Stream<Workload> workloads() {
        return Workload.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void eachObjectHasTheFieldsOfItsKindAndNoOthers(Overlay overlay) {
        assertThat(overlay.objects()).hasSizeGreaterThan(10).allSatisfy(object -> {
            var kind = object.path("kind").asText();
            assertThat(KINDS).containsKey(kind);
            var read = StrictReader.read(object, KINDS.get(kind));
            assertThat(read.getApiVersion()).isEqualTo(HasMetadata.getApiVersion(KINDS.get(kind)));
            assertThat(read.getMetadata().getNamespace())
                    .as(read.getFullResourceName())
                    .isEqualTo(OF_THE_CLUSTER.contains(kind) ? null : "deckwatch");
        });
    }

    @Test
    void aFieldThatThereIsNotIsNoticed() {
        var service = Overlay.EMBEDDED.objects().stream()
                .filter(object -> object.path("kind").asText().equals("Service"))
                .findFirst()
                .orElseThrow()
                .<ObjectNode>deepCopy();
        service.withObject("/spec").put("selecter", "typo");

        assertThrows(AssertionError.class, () -> StrictReader.read(service, Service.class));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theNamespaceLetsNoPodInThatIsNotRestricted(Overlay overlay) {
        assertThat(overlay.all(Namespace.class)).singleElement().satisfies(namespace -> assertThat(
                        namespace.getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void podsAreRestricted(Workload workload) {
        var pod = workload.template().getSpec();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getInitContainers()).isEmpty();
        assertThat(pod.getContainers()).singleElement().satisfies(container -> {
            var security = container.getSecurityContext();
            assertThat(security.getAllowPrivilegeEscalation()).isFalse();
            assertThat(security.getReadOnlyRootFilesystem()).isTrue();
            assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(security.getCapabilities().getAdd()).isEmpty();
        });
        assertThat(pod.getVolumes())
                .allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
        assertThat(Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC()))
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void eachContainerSaysWhatItNeedsAndWhatItMayHave(Workload workload) {
        var resources = workload.container().getResources();
        for (var what : List.of("cpu", "memory", "ephemeral-storage")) {
            var wanted = resources.getRequests().get(what).getNumericalAmount();
            assertThat(wanted).as(what).isPositive();
            assertThat(resources.getLimits().get(what).getNumericalAmount())
                    .as(what)
                    .isGreaterThan(wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void probesAskTheHealthChecksOnAPortThatThereIs(Workload workload) {
        var container = workload.container();
        asks(workload, container.getStartupProbe(), "/q/health/started");
        asks(workload, container.getReadinessProbe(), "/q/health/ready");
        asks(workload, container.getLivenessProbe(), "/q/health/live");
    }

    private static void asks(Workload workload, Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(workload.container().getPorts())
                .extracting(port -> port.getName())
                .contains(probe.getHttpGet().getPort().getStrVal());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void whatIsMountedExists(Workload workload) {
        var pod = workload.template().getSpec();
        var volumes = Stream.concat(
                        pod.getVolumes().stream().map(volume -> volume.getName()), workload.claims().stream())
                .toList();
        assertThat(workload.container().getVolumeMounts())
                .extracting(VolumeMount::getName)
                .containsExactlyInAnyOrderElementsOf(volumes);
        assertThat(workload.container().getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .doesNotHaveDuplicates();
        for (var volume : pod.getVolumes()) {
            if (volume.getConfigMap() != null
                    && !Boolean.TRUE.equals(volume.getConfigMap().getOptional())) {
                workload.configMap(volume.getConfigMap().getName());
            }
            // The Secrets are the user's; a pod starts without them and says what it lacks.
            if (volume.getSecret() != null) {
                assertThat(volume.getSecret().getOptional()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void selectorsFindTheirOwnPodsAndNoOthers(Workload workload) {
        assertThat(workload.isFoundBy(workload.selector())).isTrue();
        assertThat(Workload.of(workload.overlay()).filter(other -> other.isFoundBy(workload.selector())))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void servicesAndPoliciesFindPods(Overlay overlay) {
        var workloads = Workload.of(overlay).toList();
        assertThat(overlay.all(Service.class)).isNotEmpty().allSatisfy(service -> {
            var found = workloads.stream()
                    .filter(workload -> workload.isFoundBy(service.getSpec().getSelector()))
                    .toList();
            assertThat(found).isNotEmpty();
            assertThat(service.getSpec().getPorts()).allSatisfy(port -> assertThat(found)
                    .allSatisfy(workload -> assertThat(workload.container().getPorts())
                            .anyMatch(own ->
                                    own.getName().equals(port.getTargetPort().getStrVal()))));
        });
        var needed = overlay.all(NetworkPolicy.class).stream()
                .filter(policy -> workloads.stream()
                        .anyMatch(
                                workload -> workload.isFoundBy(policy.getSpec().getPodSelector())))
                .map(policy -> policy.getMetadata().getName())
                .toList();
        assertThat(needed).contains("deckwatch-nothing-else", "deckwatch-http", "deckwatch-names", "deckwatch-watch");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void whoTalksToSomebodyIsLetOut(Workload workload) {
        var roles = workload.environment().getOrDefault("DECKWATCH_ROLES", "watch,evaluate,notify,web");
        var outside = workload.environment().containsKey("KAFKA_BOOTSTRAP_SERVERS");
        var policies = workload.overlay().all(NetworkPolicy.class).stream()
                .filter(policy -> workload.isFoundBy(policy.getSpec().getPodSelector()))
                .map(policy -> policy.getMetadata().getName())
                .toList();

        assertThat(policies.contains("deckwatch-watch")).isEqualTo(roles.contains("watch"));
        assertThat(policies.contains("deckwatch-notify")).isEqualTo(roles.contains("notify"));
        assertThat(policies.contains("deckwatch-kafka")).isEqualTo(outside);
        // Only who watches has a token for the API server.
        assertThat(Boolean.TRUE.equals(workload.template().getSpec().getAutomountServiceAccountToken()))
                .isEqualTo(roles.contains("watch"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void severalReplicasAreNeverAllTakenAwayAndOneIsNotHeldFast(Workload workload) {
        var budgets = workload.overlay().all(PodDisruptionBudget.class).stream()
                .filter(budget -> workload.isFoundBy(budget.getSpec().getSelector()))
                .toList();

        assertThat(budgets).hasSize(workload.replicas() > 1 ? 1 : 0);
        assertThat(budgets).allSatisfy(budget -> assertThat(
                        budget.getSpec().getMaxUnavailable().getIntVal())
                .isEqualTo(1));
    }
}
