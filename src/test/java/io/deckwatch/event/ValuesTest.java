package io.deckwatch.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values that events are made of. */
class ValuesTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aKeyReadsWhatItWrote(Kind kind) {
        var key = new ObjectKey("prod", kind, "velero", "a.b-c");

        assertThat(key.text()).isEqualTo("prod/" + kind.kindName() + "/velero/a.b-c");
        assertThat(ObjectKey.parse(key.text())).contains(key);
        assertThat(Kind.named(kind.kindName())).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "prod",
                "prod/-/-/heartbeat",
                "prod/Pod/velero/x",
                "prod/Backup/velero/",
                "/Backup/velero/x",
                "prod/Backup//x",
                "prod/Backup/velero/x/y"
            })
    void whatIsNoKeyReadsAsNone(String text) {
        assertThat(ObjectKey.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b"})
    void aKeyRefusesPartsThatWouldMakeItAmbiguous(String part) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey(part, Kind.BACKUP, "velero", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey("prod", Kind.BACKUP, part, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey("prod", Kind.BACKUP, "velero", part));
    }

    @Test
    void textsKeepTheFirstFiveHundredAndTheCountOfAll() {
        var messages = IntStream.range(0, 700).mapToObj(i -> "error " + i).toList();

        var texts = Texts.of(messages);

        assertThat(texts.entries()).hasSize(Texts.MAX_ENTRIES);
        assertThat(texts.count()).isEqualTo(700);
        assertThat(texts.first()).isEqualTo("error 0");
    }

    @Test
    void textsBeyondTheBoundsStillDiffer() {
        var messages = IntStream.range(0, 700).mapToObj(i -> "error " + i).toList();
        var others = IntStream.range(0, 700)
                .mapToObj(i -> i == 699 ? "another" : "error " + i)
                .toList();

        assertThat(Texts.of(messages)).isNotEqualTo(Texts.of(others));
    }

    @Test
    void textsHideSecretsAndCutLongEntries() {
        var texts = Texts.of(List.of("https://h/?sig=hush", "x".repeat(10_000)));

        assertThat(texts.first()).isEqualTo("https://h/?sig=***");
        assertThat(texts.entries().getLast()).hasSize(Texts.MAX_CHARS).endsWith("…");
    }

    @Test
    void noTextsAreNone() {
        assertThat(Texts.of(List.of())).isSameAs(Texts.NONE);
        assertThat(Texts.NONE.first()).isEmpty();
    }

    @Test
    void knownPhasesAreSharedAndUnknownOnesKept() {
        assertThat(Phase.of("Completed")).isSameAs(Phase.COMPLETED);
        assertThat(Phase.of("Uploading").isKnown()).isFalse();
        assertThat(Phase.of("")).isSameAs(Phase.NEW);
        assertThatIllegalArgumentException().isThrownBy(() -> new Phase(""));
    }

    @Test
    void onlyTheFivePhasesThatEndARunAreFinal() {
        assertThat(List.of("Completed", "PartiallyFailed", "Failed", "FailedValidation", "Canceled"))
                .allMatch(text -> Phase.of(text).isFinal());
        assertThat(List.of("New", "Deleting", "InProgress", "Finalizing", "Canceling", "Processed", "Ready", "Other"))
                .noneMatch(text -> Phase.of(text).isFinal());
    }

    @Test
    void aTreeWalksPathsAndToleratesWhatIsNotThere() {
        var tree = new Tree(Map.of("a", Map.of("b", List.of("x", 1, true))));

        assertThat(tree.at("a", "b").texts()).containsExactly("x", "1", "true");
        assertThat(tree.at("a", "b", "c").isAbsent()).isTrue();
        assertThat(tree.at("a").text()).isEmpty();
        assertThat(tree.at("a").items()).isEmpty();
        assertThat(new Tree("text").strings()).isEmpty();
        assertThat(new Tree(null).at("a").textOrEmpty()).isEmpty();
    }

    @Test
    void aTreeToleratesNullsInListsAndMaps() {
        var tree = new Tree(Arrays.asList("x", null));

        assertThat(tree.texts()).containsExactly("x");
        assertThat(new Tree(Collections.singletonMap("a", null)).strings()).isEmpty();
    }

    @Test
    void aContentHashIsThatOfTheContent() {
        assertThat(new Tree(Map.of("a", 1, "b", List.of(true))).contentHash())
                .isEqualTo(new Tree(Map.of("b", List.of(true), "a", 1)).contentHash());
        assertThat(new Tree(null).contentHash()).isZero();
    }

    @Test
    void aKindThatTheWatchDoesNotNameIsMissing() {
        var heartbeat = new Heartbeat("prod", "u", 1, Reading.NOW, null, Map.of(Kind.BACKUP, Heartbeat.KindState.LIVE));

        assertThat(heartbeat.state(Kind.BACKUP)).isEqualTo(Heartbeat.KindState.LIVE);
        assertThat(heartbeat.state(Kind.DATA_UPLOAD)).isEqualTo(Heartbeat.KindState.MISSING);
    }
}
