package io.deckwatch.web.schedule;

import io.deckwatch.state.Subject;
import io.deckwatch.web.SilenceDesk;
import io.deckwatch.web.Watchboard;
import io.deckwatch.web.view.Missing;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** The page about one schedule, to which messages lead. */
@Path("/clusters/{cluster}/{namespace}/schedules")
@Blocking
public final class SchedulePage {

    private final Watchboard board;
    private final SilenceDesk silences;

    SchedulePage(Watchboard board, SilenceDesk silences) {
        this.board = board;
        this.silences = silences;
    }

    /** The page. */
    @GET
    @Path("{name}")
    @Produces(MediaType.TEXT_HTML)
    public RestResponse<TemplateInstance> show(
            @PathParam("cluster") String cluster,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
        return board.schedule(Subject.of(Subject.Type.SCHEDULE, cluster, namespace, name))
                .map(detail -> RestResponse.ok(SchedulePages.schedule(
                        ScheduleSheet.of(detail, board.overview(), silences.silences()), board.limits())))
                .orElseGet(() -> Missing.page("There is no schedule " + name + " of the Velero in namespace "
                        + namespace + " of cluster " + cluster + ", or it was deleted."));
    }
}
