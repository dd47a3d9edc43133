package io.deckwatch.web.silence;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.silence.SilenceChange;
import io.deckwatch.web.SilenceDesk;
import io.deckwatch.web.Watchboard;
import io.deckwatch.web.access.Pass;
import io.deckwatch.web.access.Signature;
import io.deckwatch.web.board.AlertRow;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** All silences, and the form that makes, changes and ends them. */
@Path("/silences")
@Blocking
@Produces(MediaType.TEXT_HTML)
public final class SilencePage {

    private static final URI HERE = URI.create("/silences");

    private final SilenceDesk desk;
    private final Watchboard board;
    private final Pass.Desk passes;

    SilencePage(SilenceDesk desk, Watchboard board, Pass.Desk passes) {
        this.desk = desk;
        this.board = board;
        this.passes = passes;
    }

    /** All silences. */
    @GET
    public TemplateInstance all(@Context SecurityContext who) {
        return Templates.silences(SilenceList.of(desk.silences(), board.overview()), passes.of(who), board.limits());
    }

    /** The form: empty, for an alert, or for a silence that is to be changed or made anew. */
    @GET
    @Path("new")
    public TemplateInstance form(
            @QueryParam("alert") @DefaultValue("") String alert,
            @QueryParam("silence") @DefaultValue("") String silence,
            @Context SecurityContext who) {
        var overview = board.overview();
        var by = passes.of(who).name();
        var filled = desk.silences()
                .find(silence)
                .map(known -> SilenceForm.of(known, overview.at()))
                .or(() -> overview.alerts().stream()
                        .filter(each -> each.fingerprint().equals(alert))
                        .findFirst()
                        .map(each -> SilenceForm.of(each, by)))
                .orElseGet(() -> SilenceForm.empty(by));
        return sheet(filled, "", new Place(who, alert.isEmpty() ? "" : Links.silence(alert)));
    }

    /** Makes or changes a silence, or shows what it would do. */
    @POST
    public Response set(
            @FormParam("id") @DefaultValue("") String id,
            @FormParam("matchers") @DefaultValue("") String matchers,
            @FormParam("when") List<String> fromAndSpan,
            @FormParam("said") List<String> byAndComment,
            @Context SecurityContext who) {
        if (fromAndSpan.size() != 2 || byAndComment.size() != 2) {
            return Response.status(Status.BAD_REQUEST)
                    .entity(sheet(
                            SilenceForm.empty(""), "The form was incomplete; fill it in anew.", new Place(who, "")))
                    .build();
        }
        var form = new SilenceForm(
                id,
                matchers,
                fromAndSpan.getFirst(),
                fromAndSpan.getLast(),
                byAndComment.getFirst(),
                byAndComment.getLast());
        try {
            var wish = form.wish(
                    desk.silences().find(id),
                    Signature.of(who, form.by()),
                    board.overview().at());
            return switch (desk.set(wish)) {
                case SilenceChange.Made made -> Response.seeOther(HERE).build();
                case SilenceChange.Unknown unknown ->
                    refused(form, "This silence is forgotten by now. Make a new one.", who);
                case SilenceChange.Refused refused -> refused(form, capital(refused.reason()), who);
            };
        } catch (IllegalArgumentException e) {
            return refused(form, String.valueOf(e.getMessage()), who);
        }
    }

    /** Ends a silence. */
    @POST
    @Path("{id}/expire")
    public Response expire(@PathParam("id") String id) {
        return switch (desk.expire(id)) {
            // That it is over already is what was wanted.
            case SilenceChange.Made made -> Response.seeOther(HERE).build();
            case SilenceChange.Refused refused -> Response.seeOther(HERE).build();
            case SilenceChange.Unknown unknown ->
                Missing.page("There is no silence " + id + "; one that is over is kept for five days.")
                        .toResponse();
        };
    }

    private Response refused(SilenceForm form, String wrong, SecurityContext who) {
        return Response.status(Status.BAD_REQUEST)
                .entity(sheet(form, wrong, new Place(who, "")))
                .build();
    }

    private TemplateInstance sheet(SilenceForm form, String wrong, Place place) {
        var affected = form.affected(board.overview().alerts());
        return Templates.silence(
                form, wrong, Affected.of(affected), passes.of(place.who()), Links.encoded(place.back()));
    }

    /**
     * Who looks at a form, and where.
     *
     * @param path where to come back to after signing in; the empty form unless that is said
     */
    private record Place(SecurityContext who, String path) {

        String back() {
            return path.isEmpty() ? "/silences/new" : path;
        }
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
    }

    /**
     * The alerts that fire now and that a silence would keep from being told.
     *
     * @param alerts the first of them
     * @param total how many there are
     */
    public record Affected(List<AlertRow.Cause> alerts, int total) {

        private static final int MOST = 10;

        static Affected of(List<Alert> alerts) {
            return new Affected(
                    alerts.stream()
                            .sorted(AlertRow.ORDER)
                            .limit(MOST)
                            .map(AlertRow::cause)
                            .toList(),
                    alerts.size());
        }
    }

    @CheckedTemplate(basePath = "web")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance silences(SilenceList list, Pass pass, String limits);

        static native TemplateInstance silence(
                SilenceForm form, String wrong, SilencePage.Affected affected, Pass pass, String here);
    }
}
