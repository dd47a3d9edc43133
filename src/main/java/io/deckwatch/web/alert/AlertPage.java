package io.deckwatch.web.alert;

import io.deckwatch.web.SilenceDesk;
import io.deckwatch.web.Watchboard;
import io.deckwatch.web.access.Pass;
import io.deckwatch.web.access.Signature;
import io.deckwatch.web.view.Links;
import io.deckwatch.web.view.Missing;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** All alerts, and each of them at an address of its own. */
@Path("/alerts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public final class AlertPage {

    private static final int LONGEST = 1_000;

    private final Watchboard board;
    private final SilenceDesk silences;
    private final Pass.Desk passes;

    AlertPage(Watchboard board, SilenceDesk silences, Pass.Desk passes) {
        this.board = board;
        this.silences = silences;
        this.passes = passes;
    }

    /** All alerts. */
    @GET
    public TemplateInstance all() {
        return Templates.alerts(AlertList.of(board.overview(), silences.silences()), board.limits());
    }

    /** One alert. */
    @GET
    @Path("{fingerprint}")
    public RestResponse<TemplateInstance> one(
            @PathParam("fingerprint") String fingerprint, @Context SecurityContext who) {
        return AlertSheet.of(board.overview(), silences.silences(), fingerprint)
                .map(sheet -> RestResponse.ok(Templates.alert(sheet, passes.of(who), board.limits())))
                .orElseGet(() -> missing(fingerprint));
    }

    /** Somebody is at it. */
    @POST
    @Path("{fingerprint}/acknowledge")
    public Response acknowledge(
            @PathParam("fingerprint") String fingerprint,
            @FormParam("by") @DefaultValue("") String by,
            @FormParam("comment") @DefaultValue("") String comment,
            @Context SecurityContext who) {
        var alert = board.overview().alerts().stream()
                .filter(each -> each.fingerprint().equals(fingerprint))
                .findFirst();
        if (alert.isEmpty()) {
            return missing(fingerprint).toResponse();
        }
        if (alert.get().isFiring()) {
            silences.acknowledge(alert.get(), Signature.of(who, cut(by)), cut(comment.strip()));
        }
        return Response.seeOther(URI.create(Links.alert(fingerprint))).build();
    }

    private static RestResponse<TemplateInstance> missing(String fingerprint) {
        return Missing.page("No alert has the fingerprint " + fingerprint + " now; one that ended is kept for a day.");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    @CheckedTemplate(basePath = "web")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance alerts(AlertList list, String limits);

        static native TemplateInstance alert(AlertSheet sheet, Pass pass, String limits);
    }
}
