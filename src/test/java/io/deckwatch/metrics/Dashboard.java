package io.deckwatch.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dashboard for Grafana, as far as the tests look into it. */
record Dashboard(Path file, JsonNode json) {

    static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(Path.of("dashboards"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Dashboard::read)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file, new ObjectMapper().readTree(file.toFile()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String uid() {
        return json.path("uid").asText();
    }

    /** Panels that show something: all but rows. */
    List<JsonNode> panels() {
        return elements(json.path("panels"))
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    List<Target> targets() {
        return panels().stream()
                .flatMap(panel -> elements(panel.path("targets")).map(target -> new Target(this, panel, target)))
                .toList();
    }

    List<String> expressions() {
        return targets().stream().map(Target::expression).toList();
    }

    /** The queries that fill the lists at the top. */
    List<String> definitions() {
        return json.path("templating").findValuesAsText("definition");
    }

    List<String> variables() {
        return elements(json.path("templating").path("list"))
                .map(variable -> variable.path("name").asText())
                .toList();
    }

    /** The addresses of all links: of the dashboard, of its panels, and of values in them. */
    List<String> links() {
        return json.findValuesAsText("url").stream()
                .filter(url -> !url.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return file.toString();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** One query of a panel. */
    record Target(Dashboard dashboard, JsonNode panel, JsonNode json) {

        String expression() {
            return json.path("expr").asText();
        }

        String legend() {
            return json.path("legendFormat").asText();
        }

        /** The unit its values are shown in: that of the panel, or of the column of a table. */
        String unit() {
            var value = panel.path("targets").size() == 1
                    ? "Value"
                    : "Value #" + json.path("refId").asText();
            var column = panel.findPath("renameByName").path(value).asText();
            return elements(panel.at("/fieldConfig/overrides"))
                    .filter(override -> override.at("/matcher/options").asText().equals(column))
                    .flatMap(override -> elements(override.path("properties")))
                    .filter(property -> property.path("id").asText().equals("unit"))
                    .map(property -> property.path("value").asText())
                    .findFirst()
                    .orElseGet(() -> panel.at("/fieldConfig/defaults/unit").asText());
        }

        @Override
        public String toString() {
            return dashboard + ", " + panel.path("title").asText() + ": " + expression();
        }
    }
}
