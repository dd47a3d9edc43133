package io.deckwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.cron.CronVersion;
import io.deckwatch.event.Phase;
import io.deckwatch.notify.email.SmtpServer;
import io.deckwatch.notify.heartbeat.HeartbeatSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/config.md to the mapping: each setting has its row, with its type and default, and no row is left over. */
class ConfigDocumentationTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| (`deckwatch\\.[^|]+`) \\| ([^|]+) \\| ([^|]*) \\| [^|]{10,} \\|$", Pattern.MULTILINE);

    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "text",
            Path.class, "path",
            URI.class, "URL",
            Duration.class, "duration",
            Integer.class, "whole number",
            int.class, "whole number",
            double.class, "number",
            boolean.class, "true or false",
            ZoneId.class, "time zone");

    private static final Map<Class<?>, String> WORDS = Map.of(
            Role.class, "role",
            CronVersion.class, "v1 or v3",
            Phase.class, "phase",
            SmtpServer.Security.class, "starttls, tls or none",
            HeartbeatSettings.Method.class, "get or post");

    @Test
    void theTableHasExactlyTheSettingsOfTheMapping() throws IOException {
        var documented = ROW.matcher(Files.readString(Path.of("docs/config.md")))
                .results()
                .map(row -> "| " + row.group(1) + " | " + row.group(2) + " | " + row.group(3) + " |")
                .collect(Collectors.toCollection(TreeSet::new));
        var mapped = SettingName.ALL.stream()
                .map(name -> "| `" + name.text() + "` | " + type(name) + " | "
                        + (name.fallback() == null ? "" : "`" + name.fallback() + "`") + " |")
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented)
                .as("rows of docs/config.md without their meaning")
                .isEqualTo(mapped);
    }

    private static String type(SettingName name) {
        var word = TYPES.containsKey(name.type()) ? TYPES.get(name.type()) : WORDS.get(name.type());
        return name.many() ? "list of " + word + "s" : String.valueOf(word);
    }
}
