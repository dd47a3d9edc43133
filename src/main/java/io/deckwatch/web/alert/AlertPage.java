package io.deckwatch.web.alert;

import io.deckwatch.web.Watchboard;
import io.deckwatch.web.view.Missing;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** All alerts, and each of them at an address of its own. */
@Path("/alerts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public final class AlertPage {

    private final Watchboard board;

    AlertPage(Watchboard board) {
        this.board = board;
    }

    /** All alerts. */
    @GET
    public TemplateInstance all() {
        return Templates.alerts(AlertList.of(board.overview()), board.limits());
    }

    /** One alert. */
    @GET
    @Path("{fingerprint}")
    public RestResponse<TemplateInstance> one(@PathParam("fingerprint") String fingerprint) {
        return AlertSheet.of(board.overview(), fingerprint)
                .map(sheet -> RestResponse.ok(Templates.alert(sheet, board.limits())))
                .orElseGet(() -> Missing.page(
                        "No alert has the fingerprint " + fingerprint + " now; one that ended is kept for a day."));
    }

    @CheckedTemplate(basePath = "web")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance alerts(AlertList list, String limits);

        static native TemplateInstance alert(AlertSheet sheet, String limits);
    }
}
