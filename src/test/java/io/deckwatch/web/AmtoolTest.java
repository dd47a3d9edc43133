package io.deckwatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.deckwatch.alert.silence.Silence;
import io.deckwatch.evaluation.Overviews;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real amtool against our API. */
@Tag("quarkus")
@QuarkusTest
@TestProfile(WithoutTheRest.class)
@Timeout(60)
class AmtoolTest {

    @Inject
    SampleDesk desk;

    @TestHTTPResource("/")
    URI root;

    @TempDir
    private Path home;

    private Path token;

    @BeforeEach
    void open() throws IOException {
        var places = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(place -> Path.of(place, "amtool"));
        assumeTrue(places.anyMatch(Files::isExecutable), "amtool is not installed (prometheus-alertmanager)");
        desk.forgetAll();
        token = Files.writeString(
                home.resolve("http.yml"), "authorization:\n  credentials: " + SampleBoard.TOKEN + "\n");
    }

    @Test
    void queriesAlerts() throws Exception {
        assertThat(amtool("alert", "query").text)
                .contains("VeleroBackupStale", "VeleroBackupPartiallyFailed")
                .doesNotContain("error");
        assertThat(amtool("alert", "query", "severity=critical", "-o", "extended").text)
                .contains("VeleroBackupStale")
                .doesNotContain("VeleroBackupPartiallyFailed");
        assertThat(amtool("alert", "query", "alertname=~\"NoSuch.*\"", "-o", "json")
                        .text
                        .strip())
                .isEqualTo("[]");
        assertThat(amtool("alert", "query", "--receiver", "oncall", "-o", "simple").text)
                .contains("VeleroBackupStale");
    }

    @Test
    void addsQueriesUpdatesAndExpiresSilences() throws Exception {
        var id = amtool(
                        "silence",
                        "add",
                        "--author=kim",
                        "--comment=disk swap",
                        "--duration=2h",
                        "cluster=prod",
                        "schedule=~\"night.*\"")
                .text
                .strip();
        assertThat(desk.silences().find(id)).hasValueSatisfying(silence -> {
            assertThat(silence.createdBy()).isEqualTo("kim");
            assertThat(silence.matchers())
                    .extracting(Object::toString)
                    .containsExactly("cluster=\"prod\"", "schedule=~\"night.*\"");
        });
        assertThat(amtool("silence", "query").text).contains(id, "cluster=\"prod\"", "kim", "disk swap");
        assertThat(amtool("silence", "query", "cluster=staging").text).doesNotContain(id);

        amtool("silence", "update", "--duration=3h", "--comment=takes longer", id);
        var updated = desk.silences().silences().values().stream()
                .filter(silence -> silence.comment().equals("takes longer"))
                .map(Silence::id)
                .findFirst()
                .orElseThrow();

        amtool("silence", "expire", updated);
        assertThat(desk.silences().find(updated).orElseThrow().state(Overviews.NOW))
                .isEqualTo(Silence.State.EXPIRED);
        assertThat(amtool("silence", "expire", updated).text).contains("already expired");
    }

    @Test
    void importsWhatItExported() throws Exception {
        amtool("silence", "add", "--author=kim", "--comment=one", "cluster=prod");
        amtool("silence", "add", "--author=kim", "--comment=two", "cluster=staging");
        var exported = amtool("silence", "query", "-o", "json").text;
        desk.forgetAll();

        var file = Files.writeString(home.resolve("silences.json"), exported);
        var imported = amtool("silence", "import", "--force", file.toString());

        assertThat(imported.exit).as(imported.text).isZero();
        assertThat(desk.silences().silences().values())
                .extracting(Silence::comment)
                .containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void showsTheReceiversAsConfiguration() throws Exception {
        assertThat(amtool("config", "show").text).contains("receiver: \"ops\"");
        assertThat(amtool("config", "routes", "test", "severity=critical").text).contains("ops");
    }

    @Test
    void changesNothingWithoutTheToken() throws Exception {
        Files.writeString(token, "authorization:\n  credentials: another-token-0123456789\n");

        var refused = amtool("silence", "add", "--author=kim", "--comment=x", "cluster=prod");

        assertThat(refused.exit).isNotZero();
        assertThat(refused.text).contains("401");
        assertThat(desk.silences().silences()).isEmpty();
    }

    @Test
    void addsNoAlerts() throws Exception {
        var refused = amtool("alert", "add", "Mine", "cluster=prod");

        assertThat(refused.exit).isNotZero();
        assertThat(refused.text).contains("alerts come from Deckwatch itself");
    }

    private record Said(int exit, String text) {}

    private Said amtool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("amtool", "--alertmanager.url=" + root, "--http.config.file=" + token, "--no-version-check"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(process.waitFor(), text);
    }
}
