package io.deckwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/metrics.md to the catalogue. */
class MetricsDocumentationTest {

    @Test
    void theTableHasExactlyTheMetersOfTheCatalogue() throws IOException {
        List<String> rows;
        try (var lines = Files.lines(Path.of("docs/metrics.md"))) {
            rows = lines.filter(line -> line.startsWith("| `deckwatch_")).toList();
        }

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Meter.values())
                        .map(MetricsDocumentationTest::row)
                        .toList());
    }

    private static String row(Meter meter) {
        var labels = meter.tags().stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(", "));
        return "| `" + meter.text() + "` | " + meter.type().name().toLowerCase(Locale.ROOT) + " | " + meter.unit()
                + " | " + labels + " | " + meter.description() + " |";
    }
}
