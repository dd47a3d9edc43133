package io.deckwatch.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Variant;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    private static final Variant HTML = new Variant(Locale.ROOT, StandardCharsets.UTF_8, Variant.TEXT_HTML);

    private final Engine engine =
            Engine.builder().addDefaults().addResultMapper(new PlainText()).build();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '§',
            value = {
                "<script>alert(1)</script>, &lt;script&gt;alert(1)&lt;/script&gt;",
                "\" onload=\"x, &quot; onload=&quot;x",
                "' onload='x, &#39; onload=&#39;x",
                "{text} {#if} {inject:x}, {text} {#if} {inject:x}",
                "daily-gn\u202ejpg.exe, daily-gn⟨U+202E⟩jpg.exe",
                "dai\u200bly, dai⟨U+200B⟩ly",
                "a\u0007b, a⟨U+0007⟩b",
                "Grüße 東京 עברית, Grüße 東京 עברית",
            })
    void whatOthersWroteIsOnlyText(String text, String html) {
        assertThat(rendered(text)).isEqualTo(html);
    }

    @Test
    void linesStayLines() {
        assertThat(rendered("one\n\ttwo")).isEqualTo("one\n\ttwo");
    }

    @Test
    void aTextOfTenMegabytesIsCut() {
        assertThat(rendered("x".repeat(10 << 20))).hasSize(8193).endsWith("x…");
    }

    private String rendered(String text) {
        return engine.parse("{text}", HTML).data("text", text).render();
    }
}
