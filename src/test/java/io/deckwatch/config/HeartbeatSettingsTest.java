package io.deckwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.deckwatch.notify.heartbeat.HeartbeatSettings;
import io.deckwatch.notify.http.Access;
import io.deckwatch.notify.http.Endpoint;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatSettingsTest {

    private static final String HEARTBEAT = "deckwatch.heartbeat.";
    private static final String URL = "https://hc-ping.com/secretpath";

    @Test
    void thereIsNoneUnlessAUrlIsSet() {
        assertThat(read(Map.of()).notification().heartbeat()).isEmpty();
        assertThat(read(Map.of(HEARTBEAT + "url", "", HEARTBEAT + "url-file", ""))
                        .notification()
                        .heartbeat())
                .isEmpty();
    }

    @Test
    void theUrlIsEnough() {
        assertThat(read(Map.of(HEARTBEAT + "url", URL)).notification().heartbeat())
                .contains(new HeartbeatSettings(
                        new Endpoint(URI.create(URL), Duration.ofSeconds(10), false),
                        HeartbeatSettings.Method.GET,
                        Duration.ofMinutes(1)));
    }

    @Test
    void allOfItCanBeSetAndTheUrlStandInAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("url"), URL + "\n");

        var heartbeat = read(Map.of(
                        HEARTBEAT + "url-file", file.toString(),
                        HEARTBEAT + "interval", "5m",
                        HEARTBEAT + "method", "post",
                        HEARTBEAT + "timeout", "3s",
                        HEARTBEAT + "allow-private-addresses", "true",
                        HEARTBEAT + "proxy-url", "http://proxy.example:3128"))
                .notification()
                .heartbeat();

        var access = new Access(InetSocketAddress.createUnresolved("proxy.example", 3128), null, "");
        assertThat(heartbeat)
                .contains(new HeartbeatSettings(
                        new Endpoint(URI.create(URL), Duration.ofSeconds(3), true, access),
                        HeartbeatSettings.Method.POST,
                        Duration.ofMinutes(5)));
    }

    @Test
    void itGoesWithAFileOfNotifications() {
        var settings = read(Map.of(HEARTBEAT + "url", URL, "deckwatch.notify.config-file", "/etc/notify.yaml"));

        assertThat(settings.notification().heartbeat()).isPresent();
    }

    @Test
    void aUrlAndAFileTogetherAreAFault() {
        assertThat(faults(Map.of(HEARTBEAT + "url", URL, HEARTBEAT + "url-file", "/etc/url")))
                .contains("deckwatch.heartbeat.url: set either this or url-file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interval | 9s | deckwatch.heartbeat.interval = 9s: expected a duration of at least 10s",
                "interval | -1m | deckwatch.heartbeat.interval = -1m: expected",
                "interval | often | deckwatch.heartbeat.interval = often: expected",
                "timeout | 0s | deckwatch.heartbeat.timeout = 0s: expected a duration above zero",
                "method | put | deckwatch.heartbeat.method = put: expected",
                "url-file | /nowhere | deckwatch.heartbeat.url"
            })
    void whatCannotBeUsedIsAFault(String name, String value, String message) {
        assertThat(faults(Map.of(HEARTBEAT + "url", URL, HEARTBEAT + name, value)))
                .contains(message)
                .doesNotContain("secretpath");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://user:secretpath@hc-ping.com", "ftp://hc-ping.com/secretpath", "ht tp://secretpath"})
    void noFaultShowsTheUrl(String url) {
        assertThat(faults(Map.of(HEARTBEAT + "url", url)))
                .contains("deckwatch.heartbeat.url = ***: expected")
                .doesNotContain("secretpath");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secretpath@proxy:3128",
                "http://secretpath",
                "socks5://secretpath:1",
                "ht tp://secretpath"
            })
    void noFaultShowsWhatIsWrongWithAProxy(String proxy) {
        assertThat(faults(Map.of(HEARTBEAT + "url", URL, HEARTBEAT + "proxy-url", proxy)))
                .contains("deckwatch.heartbeat.proxy-url = ***: expected")
                .doesNotContain("secretpath");
    }

    @Test
    void noTextOfTheSettingsShowsTheUrl() {
        assertThat(read(Map.of(HEARTBEAT + "url", URL)).toString())
                .contains("interval=PT1M")
                .doesNotContain("secretpath");
    }

    private static Settings read(Map<String, String> properties) {
        return SettingsReader.read(List.of(new PropertiesConfigSource(properties, "the test", 100)));
    }

    private static String faults(Map<String, String> properties) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> read(properties))
                .getMessage();
    }
}
