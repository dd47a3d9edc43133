package io.deckwatch.watch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListerTest {

    private final FakeApi api = new FakeApi();
    private final KubernetesClient client = api.client();
    private final Lister lister = new Lister(client, Duration.ofSeconds(10));

    @AfterEach
    void close() {
        client.close();
        api.close();
    }

    @Test
    void listsAllPagesOfAllKindsAndSaysWhatCouldNotBeListed() {
        for (var i = 0; i < 1001; i++) {
            api.put(Kind.BACKUP, "velero", "b" + i, Map.of());
        }
        api.put(Kind.SCHEDULE, "velero", "daily", Map.of("spec", Map.of("schedule", "0 2 * * *")));
        api.forbidden.add("restores");
        api.missing.add("datauploads");
        api.tokensToExpire.set(1);
        var listing = lister.list(List.of());
        assertThat(listing.objects()).hasSize(1002);
        assertThat(listing.objects())
                .filteredOn(item -> item.kind() == Kind.SCHEDULE)
                .singleElement()
                .satisfies(
                        item -> assertThat(item.object().at("spec", "schedule").textOrEmpty())
                                .isEqualTo("0 2 * * *"));
        assertThat(listing.problems()).containsOnlyKeys(Kind.RESTORE, Kind.DATA_UPLOAD);
        assertThat(listing.problems().get(Kind.RESTORE).state()).isEqualTo(KindState.FORBIDDEN);
        assertThat(listing.problems().get(Kind.RESTORE).text()).contains("forbidden");
        assertThat(listing.problems().get(Kind.DATA_UPLOAD).state()).isEqualTo(KindState.MISSING);
    }

    @Test
    void anApiServerThatIsAwayIsAProblemOfEachKind() {
        api.stop();
        var listing = lister.list(List.of("velero"));
        assertThat(listing.objects()).isEmpty();
        assertThat(listing.problems()).hasSize(10).allSatisfy((kind, problem) -> {
            assertThat(problem.state()).isEqualTo(KindState.STALE);
            assertThat(problem.text()).isNotEmpty();
        });
    }
}
