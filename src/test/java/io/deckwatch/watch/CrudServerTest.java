package io.deckwatch.watch;

import static io.deckwatch.watch.WatchFixture.eventually;
import static io.deckwatch.watch.WatchFixture.settings;
import static io.deckwatch.watch.WatchFixture.untilLive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.deckwatch.event.Kind;
import io.deckwatch.watch.WatchSettings.LeaseSettings;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against fabric8's server, whose watches are WebSockets. */
class CrudServerTest {

    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private final WatchFixture fixture = new WatchFixture();

    @BeforeEach
    void open() {
        server.init();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
        server.destroy();
    }

    @Test
    void followsObjectsThroughWebSockets() {
        var user = server.createClient();
        backup(user, "velero", "a", "Completed");
        var watch = fixture.start(server.createClient());
        untilLive(watch);
        backup(user, "velero", "b", "InProgress");
        eventually(() -> assertThat(fixture.log.seen("b")).hasSize(1));
        edit(user, "velero", "b", "Failed");
        eventually(() -> assertThat(fixture.log.story()).endsWith("seen BACKUP velero/b Failed"));
        backups(user).inNamespace("velero").withName("a").delete();
        eventually(() -> assertThat(fixture.log.story()).endsWith("gone BACKUP velero/a Completed"));
        assertThat(fixture.log.story()).hasSize(4);
        user.close();
    }

    @Test
    void keepsTwoInstallationsWithTheSameNamesApart() {
        var user = server.createClient();
        backup(user, "velero", "daily", "Completed");
        backup(user, "openshift-adp", "daily", "Completed");
        var watch = fixture.start(server.createClient());
        untilLive(watch);
        edit(user, "openshift-adp", "daily", "Failed");
        eventually(() -> assertThat(fixture.log.story()).endsWith("seen BACKUP openshift-adp/daily Failed"));
        backups(user).inNamespace("velero").withName("daily").delete();
        eventually(() -> assertThat(fixture.log.story()).endsWith("gone BACKUP velero/daily Completed"));
        assertThat(fixture.log.story()).hasSize(4);
        user.close();
    }

    @Test
    void ofTwoReplicasOnePublishesAndTheOtherTakesOver() {
        var user = server.createClient();
        backup(user, "velero", "a", "Completed");
        var first = fixture.start(server.createClient(), replica("pod-1"));
        eventually(() -> assertThat(fixture.log.seen("a")).hasSize(1));
        var second = fixture.start(server.createClient(), replica("pod-2"));
        backup(user, "velero", "b", "Completed");
        eventually(() -> assertThat(fixture.log.seen("b")).hasSize(1));
        assertThat(first.status().leading()).isTrue();
        assertThat(second.status().leading()).isFalse();
        first.close();
        eventually(() -> assertThat(second.status().leading()).isTrue());
        backup(user, "velero", "c", "Completed");
        eventually(() -> assertThat(fixture.log.seen("c")).hasSize(1));
        assertThat(fixture.log.story()).hasSize(3).doesNotHaveDuplicates();
        user.close();
    }

    @Test
    void aReplicaWhoseLeaseIsTakenStopsPublishing() {
        var user = server.createClient();
        var watch = fixture.start(server.createClient(), replica("pod-1"));
        eventually(() -> assertThat(watch.status().leading()).isTrue());
        // The watch renews its lease all the time, so the theft may need a second attempt.
        eventually(() -> assertThatCode(() -> user.leases()
                        .inNamespace("deckwatch")
                        .withName("deckwatch-watch")
                        .edit(lease -> {
                            lease.getSpec().setHolderIdentity("somebody-else");
                            lease.getSpec().setLeaseDurationSeconds(3600);
                            return lease;
                        }))
                .doesNotThrowAnyException());
        eventually(() -> assertThat(watch.status().leading()).isFalse());
        var before = fixture.log.events.size();
        backup(user, "velero", "a", "Completed");
        fixture.clock.advance(Duration.ofMinutes(1));
        eventually(() -> assertThat(watch.status().asOf()).isEqualTo(fixture.clock.instant()));
        assertThat(fixture.log.events).hasSize(before);
        user.close();
    }

    @Test
    void aReplicaThatCannotRenewItsLeaseStopsPublishing() {
        var watch = fixture.start(server.createClient(), replica("pod-1"));
        eventually(() -> assertThat(watch.status().leading()).isTrue());
        server.shutdown();
        eventually(() -> assertThat(watch.status().leading()).isFalse());
        // The term ends on a thread of its own, a moment after the lease is lost.
        eventually(() -> assertThat(watch.status().kinds()).isEmpty());
    }

    private static WatchSettings replica(String holder) {
        var lease = new LeaseSettings(
                "deckwatch",
                "deckwatch-watch",
                holder,
                Duration.ofSeconds(4),
                Duration.ofSeconds(2),
                Duration.ofMillis(200),
                false);
        return settings(List.of()).with(lease);
    }

    private static MixedOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            backups(KubernetesClient user) {
        return user.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                .withGroup(Kind.GROUP)
                .withVersion("v1")
                .withKind("Backup")
                .withPlural("backups")
                .withNamespaced(true)
                .build());
    }

    private static void backup(KubernetesClient user, String namespace, String name, String phase) {
        backups(user)
                .inNamespace(namespace)
                .resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion("velero.io/v1")
                        .withKind("Backup")
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .addToAdditionalProperties("status", Map.of("phase", phase))
                        .build())
                .create();
    }

    private static void edit(KubernetesClient user, String namespace, String name, String phase) {
        backups(user).inNamespace(namespace).withName(name).edit(backup -> {
            backup.setAdditionalProperty("status", Map.of("phase", phase));
            return backup;
        });
    }
}
