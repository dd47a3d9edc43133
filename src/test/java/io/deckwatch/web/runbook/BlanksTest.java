package io.deckwatch.web.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.rule.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlanksTest {

    private static Alert alert(Map<String, String> labels, Map<String, String> annotations) {
        var all = new HashMap<>(labels);
        all.put("alertname", "VeleroDataTransferFailed");
        all.put("cluster", "prod");
        return new Alert(
                new Labels(all),
                Severity.WARNING,
                annotations,
                new AlertState.Firing(Instant.EPOCH, null),
                List.of(),
                List.of());
    }

    @Test
    void namesComeFromLabelsAndAnnotations() {
        var blanks = Blanks.of(alert(
                Map.of("velero_namespace", "backup", "schedule", "nightly", "volume", "shop/data"),
                Map.of(
                        "transfer",
                        "nightly-1-abc",
                        "kind",
                        "DataUpload",
                        "blocker",
                        "nightly-0",
                        "last_good_backup",
                        "n-9")));

        assertThat(blanks.fill("kubectl -n <velero_namespace> get <kind> <transfer>; <blocker>; <last_good_backup>;"
                        + " -n <namespace> <pvc>"))
                .isEqualTo("kubectl -n backup get DataUpload nightly-1-abc; nightly-0; n-9; -n shop data");
    }

    @Test
    void whatIsNotKnownStaysToBeFilledIn() {
        assertThat(Blanks.of(alert(Map.of(), Map.of())).fill("velero -n <velero_namespace> backup logs <backup> <a b>"))
                .isEqualTo("velero -n velero backup logs <backup> <a b>");
        assertThat(Blanks.usual().fill("-n <velero_namespace> <schedule>")).isEqualTo("-n velero <schedule>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(reboot)", "a;b", "a b", "`id`", "--all", "</code><script>", "a\nb", "$1"})
    void nothingThatAShellOrABrowserWouldReadOtherwiseGetsIn(String name) {
        var blanks = Blanks.of(alert(Map.of("schedule", name), Map.of("backup", name)));

        assertThat(blanks.fill("<schedule> <backup>")).isEqualTo("<schedule> <backup>");
    }
}
