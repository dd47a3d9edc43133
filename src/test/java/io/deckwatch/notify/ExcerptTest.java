package io.deckwatch.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

    @ParameterizedTest
    @CsvSource({
        "abc, 3, abc",
        "abcd, 3, ab…",
        "a bcd, 3, a…",
        "abcd, 1, …",
        "a🔴b, 4, a🔴b",
        "a🔴bc, 4, a🔴…",
        "a🔴bcd, 3, a…",
        "see https://h.example/a/b for more, 20, see…",
        "see https://h.example/a/b for more, 28, see https://h.example/a/b f…",
        "see (https://h.example/a/b) for more, 12, see…",
        "https://h.example/a/b, 12, …"
    })
    void textsAreCutBetweenCodePointsAndBeforeLinks(String text, int most, String cut) {
        assertThat(Excerpt.of(text, most)).isEqualTo(cut);
    }

    @Test
    void aCostOfBytesIsKept() {
        var cut = Excerpt.of("äöü日本", 8, c -> Character.toString(c).getBytes(StandardCharsets.UTF_8).length);

        assertThat(cut).isEqualTo("äö…");
    }
}
