package io.deckwatch.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {

    private static final Map<String, String> LABELS = Map.of("cluster", "prod", "schedule", "hourly-db");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "cluster=\"prod\" ; true",
                "cluster = prod ; true",
                "cluster=pro ; false",
                "cluster!=\"prod\" ; false",
                "schedule=~\"hourly-.*\" ; true",
                "schedule=~\"hourly\" ; false",
                "schedule!~\"daily-.*\" ; true",
                "namespace=\"\" ; true",
                "namespace= ; true",
                "namespace!=\"\" ; false",
                "namespace=~\"|shop\" ; true",
                "namespace=~\".+\" ; false"
            })
    void aMatcherMeansWhatItMeansInAlertmanager(String text, boolean expected) {
        assertThat(Matcher.parse(text).matches(LABELS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "cluster", "cluster==\"prod\"", "\"cluster\"=prod", "cluster=\"prod", "1st=x", "a=\"b\" c"})
    void whatIsNoMatcherIsToldWithAnExample(String text) {
        assertThatThrownBy(() -> Matcher.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" is no matcher; write a label");
    }

    @Test
    void aBrokenExpressionIsTold() {
        assertThatThrownBy(() -> Matcher.parse("schedule=~\"hourly-(\""))
                .hasMessageStartingWith("\"hourly-(\" is no regular expression: ");
    }

    @Test
    void aBackslashOfAnExpressionNeedsNoSecondOne() {
        assertThat(Matcher.parse("schedule=~\"\\w+-\\w+\"").matches(LABELS)).isTrue();
        assertThat(Matcher.parse("schedule=\"a\\\"b\\\\c\"").matches(Map.of("schedule", "a\"b\\c")))
                .isTrue();
    }

    @Test
    void itIsWrittenAsItIsRead() {
        for (var text : List.of("a=\"b\"", "a!=\"\\\"\\\\\"", "a=~\"x|y\"", "a!~\"\"")) {
            assertThat(Matcher.parse(text)).hasToString(text).isEqualTo(Matcher.parse(text));
        }
    }

    @Test
    void allOfSeveralHaveToMatch() {
        var prod = Matcher.parse("cluster=prod");
        assertThat(Matcher.allMatch(List.of(prod, Matcher.parse("schedule=hourly-db")), LABELS))
                .isTrue();
        assertThat(Matcher.allMatch(List.of(prod, Matcher.parse("schedule=nightly")), LABELS))
                .isFalse();
        assertThat(Matcher.allMatch(List.of(), LABELS)).isTrue();
    }
}
