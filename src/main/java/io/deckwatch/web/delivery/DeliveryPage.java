package io.deckwatch.web.delivery;

import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.Replayed;
import io.deckwatch.web.DeliveryDesk;
import io.deckwatch.web.Watchboard;
import io.deckwatch.web.access.Pass;
import io.deckwatch.web.access.Signature;
import io.deckwatch.web.view.Missing;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
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

/** What became of messages, and what was put aside. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public final class DeliveryPage {

    private static final String LETTERS = "/dead-letters";

    private final DeliveryDesk desk;
    private final Watchboard board;
    private final Pass.Desk passes;

    DeliveryPage(DeliveryDesk desk, Watchboard board, Pass.Desk passes) {
        this.desk = desk;
        this.board = board;
        this.passes = passes;
    }

    /** What became of messages. */
    @GET
    @Path("deliveries")
    public TemplateInstance deliveries(
            @QueryParam("receiver") @DefaultValue("") String receiver,
            @QueryParam("outcome") @DefaultValue("") String outcome,
            @QueryParam("page") @DefaultValue("1") String page) {
        var wanted = new Wanted(receiver, outcome, Wanted.number(page));
        var known = wanted.fault().isEmpty() ? wanted : new Wanted(receiver, "", 1);
        var waiting = desk.putAside().stream().filter(PutAside::isWaiting).count();
        return Templates.deliveries(
                DeliveryList.of(
                        desk.attempts(), known, waiting, board.overview().at()),
                board.limits());
    }

    /** What was put aside. */
    @GET
    @Path("dead-letters")
    public TemplateInstance letters(@Context SecurityContext who) {
        return letters("", who);
    }

    /** Replays a dead letter. */
    @POST
    @Path("dead-letters/{number}/replay")
    public Response replay(@PathParam("number") long number, @Context SecurityContext who) {
        return switch (desk.replay(number, Signature.of(who, ""))) {
            case Replayed.Done done ->
                Response.seeOther(URI.create(LETTERS + "#letter-" + number)).build();
            case Replayed.Refused refused ->
                Response.status(Status.CONFLICT)
                        .entity(letters(refused.sentence(), who))
                        .build();
            case Replayed.Unknown unknown -> Missing.page(unknown.sentence()).toResponse();
        };
    }

    private TemplateInstance letters(String wrong, SecurityContext who) {
        var list = LetterList.of(desk.putAside(), board.overview().at());
        return Templates.deadLetters(list, wrong, passes.of(who), board.limits());
    }

    @CheckedTemplate(basePath = "web")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance deliveries(DeliveryList list, String limits);

        static native TemplateInstance deadLetters(LetterList list, String wrong, Pass pass, String limits);
    }
}
