package io.deckwatch.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class FirstLookRecordingTest {

    @Test
    void theShippedRecordingIsWhatItsBuilderMakes() throws IOException {
        assertThat(Files.readString(FirstLookRecording.FILE))
                .as("run FirstLookRecording.main after a change")
                .isEqualTo(FirstLookRecording.text());
    }
}
