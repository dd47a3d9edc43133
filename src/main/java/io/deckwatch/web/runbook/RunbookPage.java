package io.deckwatch.web.runbook;

import io.deckwatch.alert.Alert;
import io.deckwatch.rule.schedule.ScheduleDetail;
import io.deckwatch.state.Subject;
import io.deckwatch.web.SilenceDesk;
import io.deckwatch.web.Watchboard;
import io.deckwatch.web.alert.AlertSheet;
import io.deckwatch.web.schedule.Runs;
import io.deckwatch.web.schedule.Runs.RunRow;
import io.deckwatch.web.view.Missing;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** The runbooks, to which the annotation {@code runbook_url} of each alert leads: filled in for that very alert. */
@Path("/runbooks")
@Blocking
public final class RunbookPage {

    private static final int MOST_RUNS = 5;

    private final Runbooks runbooks = new Runbooks(RunbookPage.class.getClassLoader());
    private final Watchboard board;
    private final SilenceDesk silences;

    RunbookPage(Watchboard board, SilenceDesk silences) {
        this.board = board;
        this.silences = silences;
    }

    /** All runbooks. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance all() {
        return Templates.runbooks(RunbookIndex.of(runbooks));
    }

    /** A runbook, for an alert or for all. */
    @GET
    @Path("{name}")
    @Produces(MediaType.TEXT_HTML)
    public RestResponse<TemplateInstance> show(
            @PathParam("name") String name, @QueryParam("fingerprint") @DefaultValue("") String fingerprint) {
        var overview = board.overview();
        var alert = overview.alerts().stream()
                .filter(one -> one.fingerprint().equals(fingerprint))
                .findFirst();
        var schedule = alert.flatMap(this::schedule);
        var blanks = alert.map(one -> Blanks.of(one, Surroundings.of(one, schedule, board.locations())))
                .orElseGet(Blanks::usual);
        return runbooks.html(name, blanks, alert.map(Alert::fingerprint).orElse(""))
                .map(html -> new RunbookSheet(
                        name,
                        new RawString(html),
                        AlertSheet.of(overview, silences.silences(), fingerprint)
                                .orElse(null),
                        schedule.map(RunbookPage::runs).orElse(List.of()),
                        alert.isPresent() || fingerprint.isEmpty() ? "" : gone(fingerprint)))
                .map(sheet -> RestResponse.ok(Templates.runbook(sheet)))
                .orElseGet(() -> Missing.page("There is no runbook called " + name + "."));
    }

    private static String gone(String fingerprint) {
        return "No alert has the fingerprint " + fingerprint
                + " now; one that ended is kept for a day. So this is the runbook for any alert of that name: fill in"
                + " what stands in angle brackets.";
    }

    private Optional<ScheduleDetail> schedule(Alert alert) {
        var labels = alert.labels();
        var schedule = labels.get("schedule");
        return schedule.isEmpty()
                ? Optional.empty()
                : board.schedule(Subject.of(
                        Subject.Type.SCHEDULE, labels.get("cluster"), labels.get("velero_namespace"), schedule));
    }

    private static List<RunRow> runs(ScheduleDetail detail) {
        return Runs.of(detail).newest().stream().limit(MOST_RUNS).toList();
    }

    @CheckedTemplate(basePath = "web")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance runbook(RunbookSheet sheet);

        static native TemplateInstance runbooks(RunbookIndex index);
    }
}
