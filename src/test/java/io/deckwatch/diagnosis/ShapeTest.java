package io.deckwatch.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pod shop-7f9c is gone | pod * is gone",
                "volume shop/data failed after 30s | volume * failed after *",
                "found \"a b c\" in phase \"InProgress\" now | found * in phase * now",
                "error 7 8 9 times | error * times",
                "GET https://user:secret@example.net/x?sig=abc failed | GET * failed",
                "uid 0815-4711-aaaa of averyveryveryverylongnamewithoutanydigit | uid * of *"
            })
    void namesNumbersAndPlacesAreLeftOut(String message, String shape) {
        assertThat(Shape.of(message)).isEqualTo(shape);
    }

    @Test
    void messagesThatDifferInNamesOnlyHaveOneShape() {
        assertThat(Shape.of("node worker-1 lost 3 volumes")).isEqualTo(Shape.of("node  worker-22\nlost 14 volumes"));
    }

    @Test
    void isShortWhateverTheMessage() {
        assertThat(Shape.of("word ".repeat(2000))).hasSizeLessThan(110);
        assertThat(Shape.of("")).isEmpty();
    }
}
