package io.deckwatch.web.alertmanager;

import static io.deckwatch.web.alertmanager.AlertmanagerApi.answer;

import io.deckwatch.alert.silence.SilenceChange;
import io.deckwatch.alert.silence.SilenceOrder;
import io.deckwatch.alert.silence.Wish;
import io.deckwatch.web.SilenceDesk;
import io.deckwatch.web.access.Signature;
import io.deckwatch.web.alertmanager.SilenceJson.MadeJson;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.Clock;
import java.util.List;

/** Silences as Alertmanager's API takes and tells them. */
@Path("/api/v2")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public final class SilenceApi {

    private final SilenceDesk desk;
    private final Clock clock;
    private final WishReader reader = new WishReader();

    SilenceApi(SilenceDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** All silences, or those whose matchers a filter takes. */
    @GET
    @Path("silences")
    public Response silences(@QueryParam("filter") List<String> filters) {
        try {
            var filter = Filter.of(filters, "");
            var now = clock.instant();
            return Response.ok(desk.silences().silences().values().stream()
                            .filter(filter::takes)
                            .sorted(SilenceOrder.at(now))
                            .map(silence -> SilenceJson.of(silence, now))
                            .toList())
                    .build();
        } catch (IllegalArgumentException e) {
            return answer(Status.BAD_REQUEST, "bad matcher format: " + e.getMessage());
        }
    }

    /** Makes a silence, or changes one. */
    @POST
    @Path("silences")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response set(String body, @Context SecurityContext who) {
        try {
            var wish = reader.read(body);
            var author = Signature.of(who, wish.createdBy());
            return answered(desk.set(
                    new Wish(wish.id(), wish.matchers(), wish.startsAt(), wish.endsAt(), author, wish.comment())));
        } catch (IllegalArgumentException e) {
            return answer(Status.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static Response answered(SilenceChange change) {
        return switch (change) {
            case SilenceChange.Made made ->
                Response.ok(new MadeJson(made.silence().id())).build();
            case SilenceChange.Unknown unknown -> answer(Status.NOT_FOUND, "silence not found");
            case SilenceChange.Refused refused ->
                answer(Status.BAD_REQUEST, "Failed to create silence: " + refused.reason());
        };
    }

    /** One silence. */
    @GET
    @Path("silence/{id}")
    public Response one(@PathParam("id") String id) {
        return desk.silences()
                .find(id)
                .map(silence ->
                        Response.ok(SilenceJson.of(silence, clock.instant())).build())
                .orElseGet(() -> answer(Status.NOT_FOUND, "silence not found"));
    }

    /** Ends a silence. */
    @DELETE
    @Path("silence/{id}")
    public Response expire(@PathParam("id") String id) {
        return switch (desk.expire(id)) {
            case SilenceChange.Made made -> Response.ok().build();
            case SilenceChange.Unknown unknown -> answer(Status.NOT_FOUND, "silence not found");
            // Alertmanager answers so, and amtool shows the sentence.
            case SilenceChange.Refused refused -> answer(Status.INTERNAL_SERVER_ERROR, refused.reason());
        };
    }
}
