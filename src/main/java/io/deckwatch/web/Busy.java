package io.deckwatch.web;

import io.deckwatch.web.Watchboard.BusyException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers for an evaluator that does not. */
final class Busy {

    private static final String SENTENCE =
            "The evaluator did not answer in time. Try again in a moment; if that lasts, look at /q/health.";
    private static final int SOON = 5;

    @ServerExceptionMapper
    Response busy(BusyException busy, UriInfo uri) {
        if (uri.getRequestUri().getPath().startsWith("/api/")) {
            return Problem.answer(Status.SERVICE_UNAVAILABLE, SENTENCE);
        }
        return Response.status(Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SOON)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(SENTENCE)
                .build();
    }
}
