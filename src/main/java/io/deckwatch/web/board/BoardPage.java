package io.deckwatch.web.board;

import io.deckwatch.web.Watchboard;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The overview of all clusters and of one, and the list of all schedules. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public final class BoardPage {

    private final Watchboard board;

    BoardPage(Watchboard board) {
        this.board = board;
    }

    /** The overview of all clusters. */
    @GET
    public TemplateInstance all() {
        return BoardPages.board(Board.of(board.overview(), null));
    }

    /** The overview of one cluster. */
    @GET
    @Path("clusters/{cluster}")
    public TemplateInstance one(@PathParam("cluster") String cluster) {
        return BoardPages.board(Board.of(board.overview(), cluster));
    }

    /** The list of all schedules, or of those that a search finds. */
    @GET
    @Path("schedules")
    public TemplateInstance schedules(
            @QueryParam("q") @Nullable String search, @QueryParam("page") @DefaultValue("1") int page) {
        return BoardPages.schedules(ScheduleList.of(board.overview(), search, page));
    }
}
