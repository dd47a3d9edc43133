package io.deckwatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The overlays, applied to an API server in this process. */
class ManifestApplyTest {

    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);

    @BeforeEach
    void open() {
        server.init();
    }

    @AfterEach
    void close() {
        server.destroy();
    }

    @Test
    void anApiServerTakesAllOfThemAndTheNextOneOnTopOfTheLast() {
        try (var client = server.createClient()) {
            for (var overlay : Overlay.running().toList()) {
                apply(client, overlay);
                assertThat(overlay.objects()).allSatisfy(object -> {
                    var wanted = client.getKubernetesSerialization().unmarshal(object.toString(), HasMetadata.class);
                    assertThat(client.resource(wanted).get()).isNotNull();
                });
            }
        }
    }

    private static void apply(KubernetesClient client, Overlay overlay) {
        for (var object : overlay.objects()) {
            var wanted = client.resource(object.toString());
            if (wanted.get() == null) {
                wanted.create();
            } else {
                wanted.update();
            }
        }
    }
}
