package io.deckwatch.web;

import io.deckwatch.web.SilenceDesk.NotKeptException;
import io.deckwatch.web.Watchboard.BusyException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers for those that do not: the evaluator, or Kafka. */
final class Busy {

    private static final String SENTENCE =
            "The evaluator did not answer in time. Try again in a moment; if that lasts, look at /q/health.";
    private static final int SOON = 5;

    @ServerExceptionMapper
    Response busy(BusyException busy, UriInfo uri) {
        return unavailable(uri, SENTENCE);
    }

    @ServerExceptionMapper
    Response notKept(NotKeptException failure, UriInfo uri) {
        return unavailable(uri, String.valueOf(failure.getMessage()));
    }

    private static Response unavailable(UriInfo uri, String sentence) {
        var path = uri.getRequestUri().getPath();
        if (path.startsWith("/api/v2/")) {
            return Response.status(Status.SERVICE_UNAVAILABLE)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(Problem.quoted(sentence))
                    .build();
        }
        if (path.startsWith("/api/")) {
            return Problem.answer(Status.SERVICE_UNAVAILABLE, sentence);
        }
        return Response.status(Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SOON)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(sentence)
                .build();
    }
}
