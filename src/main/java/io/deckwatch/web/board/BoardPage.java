package io.deckwatch.web.board;

import io.deckwatch.web.SilenceDesk;
import io.deckwatch.web.Watchboard;
import io.deckwatch.web.view.Missing;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The overview of all clusters and of one, and the list of all schedules. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public final class BoardPage {

    private final Watchboard board;
    private final SilenceDesk silences;

    BoardPage(Watchboard board, SilenceDesk silences) {
        this.board = board;
        this.silences = silences;
    }

    /** The overview of all clusters. */
    @GET
    public TemplateInstance all() {
        return BoardPages.board(Board.of(board.overview(), silences.silences(), null), board.limits());
    }

    /** The overview of one cluster. */
    @GET
    @Path("clusters/{cluster}")
    public RestResponse<TemplateInstance> one(@PathParam("cluster") String cluster) {
        var overview = board.overview();
        return overview.clusters().stream().anyMatch(each -> each.name().equals(cluster))
                ? RestResponse.ok(BoardPages.board(Board.of(overview, silences.silences(), cluster), board.limits()))
                : Missing.page("No cluster is called " + cluster + ", or nothing was heard of it yet.");
    }

    /** The list of all schedules, or of those that a search finds. */
    @GET
    @Path("schedules")
    public TemplateInstance schedules(
            @QueryParam("q") @Nullable String search, @QueryParam("page") @DefaultValue("1") int page) {
        return BoardPages.schedules(ScheduleList.of(board.overview(), search, page), board.limits());
    }
}
