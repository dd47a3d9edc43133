package io.deckwatch.demo.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.deckwatch.rule.Words;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The inbox at {@code /inbox}: takes messages as Slack does, and shows them. Outside the demo there is none. */
@Path("/inbox")
public final class InboxPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SlackInbox inbox;

    InboxPage(SlackInbox inbox) {
        this.inbox = inbox;
    }

    /**
     * A message on the page.
     *
     * @param time when it came
     * @param html what Slack would show
     */
    public record Shown(String time, RawString html) {}

    /** The template; Quarkus checks at build time that it fits. */
    @CheckedTemplate(basePath = "inbox")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance inbox(List<Shown> messages);
    }

    /** The messages, the newest first. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show() {
        requireOpen();
        return Templates.inbox(inbox.messages().stream()
                .map(message ->
                        new Shown(Words.time(message.at()), new RawString(BlockHtml.message(message.payload()))))
                .toList());
    }

    /** The look of it. */
    @GET
    @Path("inbox.css")
    @Produces("text/css")
    public String look() throws IOException {
        requireOpen();
        try (var css = InboxPage.class.getResourceAsStream("/demo/inbox.css")) {
            if (css == null) {
                throw new IllegalStateException("The file demo/inbox.css is missing in this build.");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What an incoming webhook of Slack does with a message. */
    @POST
    @Path("hook/{token}")
    @Produces(MediaType.TEXT_PLAIN)
    public RestResponse<String> take(@PathParam("token") String token, String body) {
        if (!inbox.knows(token)) {
            return answer(RestResponse.Status.NOT_FOUND, "no_service");
        }
        var payload = parsed(body);
        var objection = SlackRules.objection(payload);
        if (objection.isPresent()) {
            return answer(RestResponse.Status.BAD_REQUEST, objection.get());
        }
        inbox.take(payload);
        return answer(RestResponse.Status.OK, "ok");
    }

    private void requireOpen() {
        if (!inbox.isOpen()) {
            throw new NotFoundException();
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static RestResponse<String> answer(RestResponse.Status status, String word) {
        return ResponseBuilder.create(status, word).build();
    }
}
