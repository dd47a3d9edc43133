package io.deckwatch.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.journey.Planted;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsOfRecordingTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void noPlantedSecretStandsInARecording() {
        var out = new ByteArrayOutputStream();
        var writer = RecordingWriter.named("-", out, false);
        var recorder = new Recorder(writer, "harbour");
        Planted.objects().forEach(plant -> recorder.present(plant.kind(), whole(plant), NOON));
        recorder.tick(true, NOON);
        writer.close();

        assertThat(writer.written()).isGreaterThan(Planted.objects().size());
        Planted.isNotIn("the recording", out.toString(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> whole(Planted.Plant plant) {
        var metadata = new LinkedHashMap<String, Object>(Map.of("name", plant.name(), "resourceVersion", "1"));
        if (plant.parts().get("metadata") instanceof Map<?, ?> given) {
            given.forEach((field, value) -> metadata.put(String.valueOf(field), value));
        }
        var object = new LinkedHashMap<>(plant.parts());
        object.put("metadata", metadata);
        return object;
    }
}
