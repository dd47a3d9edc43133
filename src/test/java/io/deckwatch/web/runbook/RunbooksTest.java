package io.deckwatch.web.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunbooksTest {

    private final Runbooks runbooks = new Runbooks(RunbooksTest.class.getClassLoader());

    @Test
    void markdownBecomesHtmlWithTables() {
        assertThat(runbooks.html("SampleForTests", Blanks.usual()).orElseThrow())
                .contains("<h1>SampleForTests</h1>", "<em>nothing</em>", "<td><code>velero backup get</code></td>");
    }

    @Test
    void htmlAndScriptsInMarkdownAreOnlyText() {
        assertThat(runbooks.html("SampleForTests", Blanks.usual()).orElseThrow())
                .doesNotContain("<script", "javascript:")
                .contains("&lt;script&gt;", "href=\"https://velero.io\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchAlert", "../application", "..%2fapplication", "Sample.For", "", "SampleForTests.md"})
    void otherNamesLeadNowhere(String name) {
        assertThat(runbooks.html(name, Blanks.usual())).isEmpty();
    }
}
