package io.deckwatch.config.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

    private static final String FILE = """
        route: {receiver: ops}
        receivers: [{name: ops, slack_configs: [{api_url_file: secret}]}]
        """;

    @TempDir
    Path path;

    @Test
    void itIsOldOnceTheFileOrOneThatItNamesHoldsSomethingElse() throws IOException {
        var folder = new NotifyFolder(path).with("notify.yaml", FILE).with("secret", "https://x/1");
        var reading = folder.reading();
        NotifyFile.load(reading, NotifyFolder.EMBEDDED);
        assertThat(reading.isOld()).isFalse();

        folder.with("secret", "https://x/2");
        assertThat(reading.isOld()).isTrue();

        folder.with("secret", "https://x/1").with("notify.yaml", FILE + "#");
        assertThat(reading.isOld()).isTrue();

        folder.with("notify.yaml", FILE).with("unrelated", "x");
        assertThat(reading.isOld()).isFalse();

        Files.delete(path.resolve("secret"));
        assertThat(reading.isOld()).isTrue();
    }

    @Test
    void aFileThatWasMissingMakesItOldWhenItComes() {
        var folder = new NotifyFolder(path);
        var reading = folder.reading();
        assertThat(reading.text(reading.file())).isEmpty();

        folder.with("notify.yaml", FILE);

        assertThat(reading.isOld()).isTrue();
    }
}
