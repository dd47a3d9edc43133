package io.deckwatch.web.runbook;

import io.deckwatch.web.alert.AlertSheet;
import io.deckwatch.web.schedule.Runs.RunRow;
import io.quarkus.qute.RawString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A runbook on its page.
 *
 * @param name its name
 * @param text what it says, as HTML that this program made
 * @param alert the alert that it is filled in for, or null
 * @param runs the newest runs of that alert's schedule
 * @param note what the reader should know about the page itself, or an empty string
 */
public record RunbookSheet(
        String name, RawString text, @Nullable AlertSheet alert, List<RunRow> runs, String note) {

    public RunbookSheet {
        runs = List.copyOf(runs);
    }
}
