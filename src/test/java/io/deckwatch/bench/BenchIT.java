package io.deckwatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That every figure is measured and printed. What comes out is of no interest: tests time nothing. */
class BenchIT {

    private static final Sizes TINY = new Sizes(500, 100, 100, 200, 1, 1, Duration.ofMillis(300));

    /** One of each way to measure: in this process, by a topic, and with a program of its own. */
    @Test
    void figuresArePrintedWithTheirBudgetsAndWhatTheyWereMadeOf() throws Exception {
        prints(EnumSet.of(Figure.HEAP_OF_BACKUP, Figure.GROWTH, Figure.EVALUATE, Figure.SCRAPE));
    }

    @Test
    @Tag("chaos")
    void everyFigureIsPrinted() throws Exception {
        prints(EnumSet.allOf(Figure.class));
    }

    private static void prints(Set<Figure> figures) throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var bench = new Bench(
                TINY,
                Clock.systemUTC(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));

        bench.run(figures, Path.of(System.getProperty("deckwatch.jar")));

        var lines = lines(out);
        assertThat(lines).containsOnlyKeys(figures);
        lines.forEach((figure, line) -> {
            assertThat(line.path("error").asText())
                    .as(() -> figure.text() + " after " + err)
                    .isEmpty();
            assertThat(line.path("value").isNumber()).as(line.toString()).isTrue();
            assertThat(line.path("budget").asDouble()).isEqualTo(figure.budget());
            assertThat(line.path("unit").asText()).isEqualTo(figure.unit());
            assertThat(line.path("ok").asBoolean())
                    .isEqualTo(figure.allows(line.path("value").asDouble()));
        });
    }

    private static Map<Figure, JsonNode> lines(ByteArrayOutputStream out) throws Exception {
        var json = new ObjectMapper();
        var lines = new HashMap<Figure, JsonNode>();
        for (var line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            var node = json.readTree(line);
            lines.put(Figure.named(node.path("figure").asText()).orElseThrow(), node);
        }
        return lines;
    }
}
