package io.deckwatch.web.delivery;

import io.deckwatch.alert.delivery.DeliveryNote;
import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.Replayed;
import io.deckwatch.web.DeliveryDesk;
import io.deckwatch.web.Problem;
import io.deckwatch.web.Watchboard;
import io.deckwatch.web.access.Signature;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of messages and what was put aside, as JSON. */
@Path("/api/v1")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public final class DeliveryApi {

    private final DeliveryDesk desk;
    private final Watchboard board;

    DeliveryApi(DeliveryDesk desk, Watchboard board) {
        this.desk = desk;
        this.board = board;
    }

    /** The newest attempts to deliver messages; {@code ?receiver=}, {@code ?outcome=} and {@code ?page=} pick some of them. */
    @GET
    @Path("deliveries")
    public Attempts deliveries(
            @QueryParam("receiver") @DefaultValue("") String receiver,
            @QueryParam("outcome") @DefaultValue("") String outcome,
            @QueryParam("page") @DefaultValue("1") String page) {
        var wanted = new Wanted(receiver, outcome, Wanted.number(page));
        wanted.fault().ifPresent(fault -> {
            throw new WebApplicationException(answer(Status.BAD_REQUEST, fault));
        });
        var meant = wanted.of(desk.attempts());
        return new Attempts(
                board.overview().at(),
                meant.size(),
                wanted.page(),
                wanted.onPage(meant).stream().map(Attempt::of).toList());
    }

    /** The newest dead letters. */
    @GET
    @Path("dead-letters")
    public Letters letters() {
        return new Letters(
                board.overview().at(), desk.putAside().stream().map(Letter::of).toList());
    }

    /** Replays a dead letter. Who does it again changes nothing. */
    @POST
    @Path("dead-letters/{number}/replay")
    public Response replay(@PathParam("number") long number, @Context SecurityContext who) {
        var result = desk.replay(number, Signature.of(who, ""));
        return switch (result) {
            case Replayed.Done done ->
                Response.accepted(new Said(done.sentence())).build();
            case Replayed.Refused refused -> answer(Status.CONFLICT, refused.sentence());
            case Replayed.Unknown unknown -> answer(Status.NOT_FOUND, unknown.sentence());
        };
    }

    private static Response answer(Status status, String sentence) {
        return Problem.answer(Response.status(status), status, sentence);
    }

    /** What was done, as a sentence. */
    public record Said(String result) {}

    /** A page of attempts as of that time, and how many there are on all pages. */
    public record Attempts(Instant at, int total, int page, List<Attempt> deliveries) {}

    /** The dead letters as of that time. */
    public record Letters(Instant at, List<Letter> deadLetters) {}

    /** An attempt. */
    public record Attempt(Instant at, Message message, String reason, int attempt, String outcome, Reply answer) {

        static Attempt of(DeliveryNote note) {
            var answer = note.answer();
            return new Attempt(
                    note.at(),
                    new Message(note.id(), note.receiver(), note.channel(), note.group()),
                    note.reason(),
                    note.attempt(),
                    answer.outcome().label(),
                    new Reply(answer.text(), answer.error(), answer.took().toMillis(), answer.next()));
        }
    }

    /** Which message. */
    public record Message(String id, String receiver, String channel, String groupKey) {}

    /** What was answered. */
    public record Reply(
            String text,
            String error,
            long tookMillis,
            @Nullable Instant next) {}

    /** A dead letter. */
    public record Letter(
            long number, Instant at, Source source, String reason, String key, String excerpt, Handled handling) {

        static Letter of(PutAside letter) {
            var origin = letter.origin();
            var handling = letter.handling();
            return new Letter(
                    letter.number(),
                    letter.at(),
                    new Source(origin.kind().label(), origin.place(), origin.hindrance()),
                    letter.reason(),
                    letter.key(),
                    letter.excerpt(),
                    new Handled(handling.state().label(), handling.by(), handling.at()));
        }
    }

    /** Where it comes from, and why it cannot be replayed if it cannot. */
    public record Source(String kind, String place, String hindrance) {}

    /** What was done about it. */
    public record Handled(String state, String by, @Nullable Instant at) {}
}
