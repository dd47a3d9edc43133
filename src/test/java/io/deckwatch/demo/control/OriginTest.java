package io.deckwatch.demo.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which forms are obeyed. */
class OriginTest {

    @Test
    void formsOfThisServerAreObeyed() {
        assertThat(Origin.isOwn("http://localhost:8080", "localhost:8080")).isTrue();
    }

    @Test
    void whatIsNoBrowserSendsNoOrigin() {
        assertThat(Origin.isOwn(null, "localhost:8080")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://localhost:8081",
                "http://localhost:8080.evil.example",
                "null",
                "",
                "http://local host"
            })
    void formsOfOtherPagesAreNot(String origin) {
        assertThat(Origin.isOwn(origin, "localhost:8080")).isFalse();
        assertThat(Origin.isOwn(origin, null)).isFalse();
    }
}
