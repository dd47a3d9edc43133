package io.deckwatch.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/**
 * What went wrong with a request to the API, as problem details.
 *
 * @param title what sort of problem it is
 * @param status the status code
 * @param detail what is wrong with this request, and what to do
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(String title, int status, String detail) {

    private static final MediaType TYPE = MediaType.valueOf("application/problem+json");

    /** The sort of problem as an address: none of its own, the status says it. */
    @JsonProperty
    public String type() {
        return "about:blank";
    }

    static WebApplicationException notFound(String detail) {
        return new WebApplicationException(answer(Status.NOT_FOUND, detail));
    }

    static WebApplicationException badRequest(String detail) {
        return new WebApplicationException(answer(Status.BAD_REQUEST, detail));
    }

    static Response answer(Status status, String detail) {
        return answer(Response.status(status), status, detail);
    }

    /** The same with headers of one's own. */
    public static Response answer(Response.ResponseBuilder answer, Status status, String detail) {
        return answer.header(HttpHeaders.CONTENT_TYPE, TYPE)
                .entity(new Problem(status.getReasonPhrase(), status.getStatusCode(), detail))
                .build();
    }

    /** A sentence as JSON, which is how Alertmanager tells what is wrong. */
    public static String quoted(String sentence) {
        return new TextNode(sentence).toString();
    }
}
