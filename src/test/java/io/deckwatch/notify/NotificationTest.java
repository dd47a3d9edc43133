package io.deckwatch.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.group.Intent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotificationTest {

    private final Notification notification = Examples.notification();

    @Test
    void labelsAndAnnotationsThatAllAlertsShareAreCommon() {
        assertThat(notification.commonLabels())
                .isEqualTo(Map.of(
                        "alertname", "VeleroBackupStale",
                        "cluster", "prod",
                        "severity", "critical",
                        "velero_namespace", "velero"));
        assertThat(notification.commonAnnotations()).containsOnlyKeys("runbook_url");
    }

    @Test
    void aMessageFiresWhileAnyAlertFires() {
        var over = Examples.stale("weekly", new AlertState.Resolved(Instant.EPOCH, Instant.EPOCH, null));
        var ended = new Intent(Examples.ID, Examples.intent().entry(), "ops", List.of(over));

        assertThat(notification.status()).isEqualTo("firing");
        assertThat(Notification.of(ended, "").status()).isEqualTo("resolved");
    }

    @Test
    void alertsBeyondALimitAreCountedAndTheFirstAreKept() {
        assertThat(notification.alerts(1)).containsExactly(notification.alerts().getFirst());
        assertThat(notification.truncated(1)).isEqualTo(1);
        assertThat(notification.truncated(2)).isZero();
        assertThat(notification.truncated(0)).isZero();
    }

    @Test
    void pagesAreLinkedOnlyIfItIsKnownWhereTheyAre() {
        var alert = notification.alerts().getFirst();

        assertThat(notification.page(alert)).isEqualTo("https://deckwatch.example/alerts/" + alert.fingerprint());
        assertThat(Notification.of(Examples.intent(), "").page(alert)).isEmpty();
    }

    @Test
    void anIdWithADotIsRefused() {
        assertThatThrownBy(() -> new Delivery("a.b", "{}", 1)).hasMessageContaining("dot");
    }
}
