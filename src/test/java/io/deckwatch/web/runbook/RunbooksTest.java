package io.deckwatch.web.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.catalogue.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunbooksTest {

    private final Runbooks runbooks = new Runbooks(RunbooksTest.class.getClassLoader());

    @Test
    void markdownBecomesHtmlWithTables() {
        assertThat(runbooks.html("SampleForTests", Blanks.usual(), "").orElseThrow())
                .contains("<h1>SampleForTests</h1>", "<em>nothing</em>", "<td><code>velero backup get</code></td>");
    }

    @Test
    void htmlAndScriptsInMarkdownAreOnlyText() {
        assertThat(runbooks.html("SampleForTests", Blanks.usual(), "").orElseThrow())
                .doesNotContain("<script", "javascript:")
                .contains("&lt;script&gt;", "href=\"https://velero.io\"");
    }

    @Test
    void namesOfRunbooksAreLinksOutsideOfCodeAndHeadings() {
        var html = runbooks.html("SampleForTests", Blanks.usual(), "a1").orElseThrow();

        assertThat(html)
                .contains("see <a rel=\"nofollow\""
                        + " href=\"/runbooks/VeleroBackupStale?fingerprint=a1\">VeleroBackupStale</a>, too")
                .contains("<code>VeleroBackupStale</code>", "VeleroNoSuchThing", "<h1>SampleForTests</h1>")
                .contains("href=\"/runbooks/RestoreVolume?fingerprint=a1\"")
                .doesNotContain("/runbooks/VeleroNoSuchThing");
        assertThat(runbooks.html("SampleForTests", Blanks.usual(), "").orElseThrow())
                .contains("href=\"/runbooks/VeleroBackupStale\">");
    }

    @Test
    void theIndexTellsOfEachRunbookOnceWhatItIsAbout() {
        var rows = RunbookIndex.of(runbooks).groups().stream()
                .flatMap(group -> group.rows().stream())
                .toList();

        assertThat(rows.stream().map(RunbookIndex.Row::name))
                .doesNotHaveDuplicates()
                .hasSize(Rules.standard().size() + 3);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.meaning()).as(row.name()).matches("[A-Z][^`]{15,220}[.]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchAlert", "../application", "..%2fapplication", "Sample.For", "", "SampleForTests.md"})
    void otherNamesLeadNowhere(String name) {
        assertThat(runbooks.html(name, Blanks.usual(), "")).isEmpty();
    }
}
