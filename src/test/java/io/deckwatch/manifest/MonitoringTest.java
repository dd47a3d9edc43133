package io.deckwatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the Prometheus operator and Grafana are given is what stands below alerts/prometheus and dashboards. */
class MonitoringTest {

    private static final Path RULES = Path.of("alerts/prometheus/deckwatch.yaml");
    private static final Path WRAPPED = Path.of("k8s/overlays/monitoring/prometheusrule.yaml");
    private static final String HEAD = """
        # The rules of alerts/prometheus/deckwatch.yaml as the Prometheus operator wants them. Do not edit: MonitoringTest writes
        # this file with -Dgolden.write=1.
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: deckwatch
          namespace: deckwatch
        spec:
        """;

    @Test
    void thePrometheusRuleHoldsTheRules() throws IOException {
        var wanted = HEAD
                + Files.readString(RULES)
                        .replaceFirst("(?s)^(?:#[^\n]*\n)*", "")
                        .indent(2);
        if (System.getProperty("golden.write") != null) {
            Files.writeString(WRAPPED, wanted);
        }

        assertThat(WRAPPED).content().isEqualTo(wanted);
        assertThat(yaml(WRAPPED).at("/spec/groups")).isEqualTo(yaml(RULES).path("groups"));
    }

    @Test
    void eachDashboardIsInAConfigMapThatGrafanaFinds() throws IOException {
        var maps = Overlay.MONITORING.objects().stream()
                .filter(object -> object.path("kind").asText().equals("ConfigMap"))
                .toList();
        var found = new TreeMap<String, String>();
        maps.forEach(map -> map.path("data")
                .properties()
                .forEach(file -> found.put(file.getKey(), file.getValue().asText())));
        var wanted = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(Path.of("dashboards"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                wanted.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(found).isNotEmpty().isEqualTo(wanted);
        assertThat(maps).allSatisfy(map -> assertThat(
                        map.at("/metadata/labels/grafana_dashboard").asText())
                .isEqualTo("1"));
    }

    @Test
    void theServiceMonitorFindsTheServiceOfEachOverlayAndItsPort() {
        var monitor = Overlay.MONITORING.objects().stream()
                .filter(object -> object.path("kind").asText().equals("ServiceMonitor"))
                .findFirst()
                .orElseThrow();
        var label =
                monitor.at("/spec/selector/matchLabels/deckwatch.io~1metrics").asText();
        var port = monitor.at("/spec/endpoints/0/port").asText();
        assertThat(Overlay.running()).allSatisfy(overlay -> assertThat(overlay.all(Service.class))
                .filteredOn(service ->
                        label.equals(service.getMetadata().getLabels().get("deckwatch.io/metrics")))
                .singleElement()
                .satisfies(service -> {
                    assertThat(service.getSpec().getPorts())
                            .anyMatch(own -> own.getName().equals(port));
                    // Every pod has metrics of its own.
                    assertThat(Workload.of(overlay))
                            .allMatch(workload ->
                                    workload.isFoundBy(service.getSpec().getSelector()));
                }));
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
    }
}
