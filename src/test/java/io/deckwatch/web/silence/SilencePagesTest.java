package io.deckwatch.web.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.alert.silence.Silence;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Overviews;
import io.deckwatch.state.Matcher;
import io.deckwatch.web.Rendering;
import io.deckwatch.web.access.Pass;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilencePagesTest {

    private static final Overview SAMPLE = Overviews.sample();
    private static final Instant NOW = Overviews.NOW;
    private static final Pass KIM = new Pass(true, "kim", "You are kim.", true);

    private final Rendering rendering = new Rendering();

    @Test
    void silencesStandByStateWithWhatTheyMute() throws IOException {
        var html = rendering.of("silences", Map.of("list", SilenceList.of(some(), SAMPLE), "pass", KIM));
        Rendering.keep("silences.html", html);

        assertThat(html)
                .contains("cluster=&quot;prod&quot;", "mutes 1 alert now", "by <bdi>kim</bdi>")
                .contains("action=\"/silences/active/expire\"", "href=\"/silences/new?silence=over\"")
                .doesNotContain("action=\"/silences/over/expire\"")
                .containsSubsequence("id=\"active\"", "id=\"pending\"", "from <time", "id=\"expired\"", "ended");
    }

    @Test
    void whoMayOnlyReadSeesNoButtons() {
        var html = rendering.of("silences", "list", SilenceList.of(some(), SAMPLE));

        assertThat(html).doesNotContain("<button").contains("Sign in to change it.", "href=\"/login?to=/silences\"");
    }

    @Test
    void theFormOfAnAlertSilencesThatAlertOnly() throws IOException {
        var alert = SAMPLE.alerts().getFirst();
        var form = SilenceForm.of(alert, "kim");
        var wish = form.wish(Optional.empty(), "kim", NOW);

        assertThat(wish.matchers()).hasSize(alert.labels().values().size());
        assertThat(Matcher.allMatch(wish.matchers(), alert.facets())).isTrue();
        assertThat(wish.startsAt()).isEqualTo(NOW);
        assertThat(wish.endsAt()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(form.affected(SAMPLE.alerts())).containsExactly(alert);
        Rendering.keep(
                "silence.html",
                rendering.of(
                        "silence",
                        Map.of(
                                "form",
                                form,
                                "wrong",
                                "",
                                "affected",
                                SilencePage.Affected.of(form.affected(SAMPLE.alerts())),
                                "pass",
                                KIM,
                                "here",
                                "%2Fsilences%2Fnew")));
    }

    @Test
    void aChangedSilenceKeepsItsStartAndSoItsName() {
        var active = some().find("active").orElseThrow();
        var form = SilenceForm.of(active, NOW);

        assertThat(form.span()).isEqualTo("1h");
        var wish = form.wish(Optional.of(active), "kim", NOW);
        assertThat(wish.startsAt()).isEqualTo(active.startsAt());
        assertThat(wish.endsAt()).isEqualTo(active.endsAt());
    }

    @Test
    void aPendingSilenceIsShownWithItsTimes() {
        var form = SilenceForm.of(some().find("pending").orElseThrow(), NOW);

        assertThat(form.from()).isEqualTo("2026-03-03T10:30");
        assertThat(form.wish(Optional.empty(), "kim", NOW).startsAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void oneThatIsOverIsMadeAnewFromNowOn() {
        var over = some().find("over").orElseThrow();
        var wish = SilenceForm.of(over, NOW).wish(Optional.of(over), "kim", NOW);

        assertThat(wish.startsAt()).isEqualTo(NOW);
        assertThat(wish.endsAt()).isEqualTo(NOW.plus(Duration.ofHours(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-2h", "0h", "401d", "2"})
    void whatIsNoSpanIsToldWithAnExample(String span) {
        assertThatThrownBy(() -> new SilenceForm("", "a=b", "", span, "", "").wish(Optional.empty(), "", NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write for example 30m, 2h or 3d");
    }

    @Test
    void whatIsNoMatcherOrTimeIsTold() {
        assertThatThrownBy(() -> new SilenceForm("", "nonsense", "", "2h", "", "").wish(Optional.empty(), "", NOW))
                .hasMessageContaining("\"nonsense\" is no matcher");
        assertThatThrownBy(() -> new SilenceForm("", "a=b", "noon", "2h", "", "").wish(Optional.empty(), "", NOW))
                .hasMessageContaining("\"noon\" is no time");
        assertThat(new SilenceForm("", "nonsense", "", "2h", "", "").affected(SAMPLE.alerts()))
                .isEmpty();
    }

    private static Silences some() {
        return Silences.NONE
                .with(silence("active", -1, 1, "disk swap"))
                .with(silence("pending", 1, 3, ""))
                .with(silence("over", -3, -1, "<script>"));
    }

    private static Silence silence(String id, int fromHours, int toHours, String comment) {
        return new Silence(
                id,
                List.of(Matcher.parse("cluster=prod"), Matcher.parse("severity=critical")),
                NOW.plus(Duration.ofHours(fromHours)),
                NOW.plus(Duration.ofHours(toHours)),
                NOW,
                "kim",
                comment);
    }
}
