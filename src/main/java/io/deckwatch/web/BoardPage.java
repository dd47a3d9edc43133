package io.deckwatch.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The page at the root; {@code ?cluster=} keeps one cluster. */
@Path("/")
public final class BoardPage {

    private final Watchboard board;

    BoardPage(Watchboard board) {
        this.board = board;
    }

    /** The page. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@QueryParam("cluster") @Nullable String cluster) {
        return Pages.board(Board.of(board.overview(), cluster));
    }
}
