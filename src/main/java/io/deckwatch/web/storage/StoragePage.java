package io.deckwatch.web.storage;

import io.deckwatch.web.Watchboard;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The storage locations. */
@Path("/storage")
@Blocking
public final class StoragePage {

    private final Watchboard board;

    StoragePage(Watchboard board) {
        this.board = board;
    }

    /** The page. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@QueryParam("page") @DefaultValue("1") int page) {
        return Templates.storage(
                StorageList.of(board.locations(), board.overview().at(), page), board.limits());
    }

    @CheckedTemplate(basePath = "web")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance storage(StorageList list, String limits);
    }
}
