package io.deckwatch.web.board;

import io.deckwatch.web.SilenceDesk;
import io.deckwatch.web.Watchboard;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/**
 * Tells browsers by server-sent events that a page would look different now. All of them share one look at the overview, and
 * one that does not listen holds up nobody.
 */
@Path("/events")
public final class Changes {

    private static final Duration LOOK = Duration.ofSeconds(2);

    /** So often they are told anyway: ages on pages grow, and proxies close connections on which nothing happens. */
    private static final int LOOKS_OF_PATIENCE = 12;

    private final Multi<String> changes;

    Changes(Watchboard board, SilenceDesk silences) {
        changes = Multi.createFrom()
                .ticks()
                .every(LOOK)
                .onOverflow()
                .drop()
                .map(look -> look / LOOKS_OF_PATIENCE + "-" + Stamp.of(board.overview()) + "-"
                        + silences.silences().hashCode())
                .skip()
                .repetitions()
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** A stamp whenever something changed. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<String> changes() {
        return changes.onOverflow().dropPreviousItems();
    }
}
