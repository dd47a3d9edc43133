package io.deckwatch.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
            strings = {"", "cluster", "cluster==\"prod\"", "=prod", "cluster=\"prod", "a b=x", "a=\"b\" c", "{a=b"})
    void whatIsNoMatcherIsToldWithAnExample(String text) {
        assertThatThrownBy(() -> Matcher.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" is no matcher; write a label");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "cluster=prod ; cluster=\"prod\"",
                "{cluster=prod} ; cluster=\"prod\"",
                "{ cluster=\"prod\" , schedule=~\"a,b\" } ; cluster=\"prod\" schedule=~\"a,b\"",
                "cluster=\"prod\",schedule!=x, ; cluster=\"prod\" schedule!=\"x\"",
                "a=\"\\\",\", b=c ; a=\"\\\",\" b=\"c\"",
                "{\"größe in GB\"=\"1\", größe=2} ; \"größe in GB\"=\"1\" größe=\"2\"",
                "foo=bar baz ; foo=\"bar baz\"",
                "foo=~bar|baz.* ; foo=~\"bar|baz.*\"",
            })
    void severalMayStandInOneText(String text, String expected) {
        assertThat(Matcher.parseAll(text).stream().map(Matcher::toString).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void emptyBracesSelectEverythingAndNoTextIsNoMatcher() {
        assertThat(Matcher.parseAll(" {} ")).isEmpty();
        assertThatThrownBy(() -> Matcher.parseAll(" ")).hasMessageContaining("is no matcher");
        assertThatThrownBy(() -> Matcher.parseAll(",")).hasMessageContaining("is no matcher");
        assertThatThrownBy(() -> Matcher.parseAll("a=b,c")).hasMessageStartingWith("\"c\" is no matcher");
    }

    @Test
    void itIsMadeOfItsPartsAndGivesThem() {
        for (var text : List.of("a=\"b\"", "a!=\"b\"", "a=~\"b\"", "a!~\"b\"")) {
            var read = Matcher.parse(text);
            assertThat(Matcher.of(read.name(), read.isEqual(), read.isRegex(), read.value()))
                    .hasToString(text);
        }
        assertThatThrownBy(() -> Matcher.of("", true, false, "x")).hasMessageContaining("name of a label");
        assertThatThrownBy(() -> Matcher.of("a", true, true, "(")).hasMessageContaining("is no regular expression");
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
    @Timeout(10)
    void anExpressionThatWouldNeverEndSelectsNothing() {
        var longName = Map.of("schedule", "a".repeat(250));
        for (var text : List.of("schedule=~\"(.*a){30}b\"", "schedule!~\"(.*a){30}b\"")) {
            assertThat(Matcher.parse(text).matches(longName)).as(text).isFalse();
        }
        assertThat(Matcher.parse("schedule=~\".*a.*a.*a\"").matches(longName)).isTrue();
        assertThat(Matcher.parse("schedule!~\".*x.*y\"").matches(longName)).isTrue();
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
