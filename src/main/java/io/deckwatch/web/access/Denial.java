package io.deckwatch.web.access;

import io.deckwatch.web.Problem;
import io.deckwatch.web.view.Links;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** The answers to those who may not do what they want: what is missing, in the form of what they asked. */
final class Denial {

    /** How to let people in, for those who run Deckwatch. */
    static final String UNCONFIGURED = "Nobody can change anything in this Deckwatch yet. Who runs it has to set"
            + " deckwatch.web.write-token-file (a file with tokens, one a line) or deckwatch.web.proxy-secret-file;"
            + " docs/silences-and-access.md says how.";

    private static final String NO_TOKEN = "This needs a token that Deckwatch knows. Send it as \"Authorization: Bearer"
            + " <token>\" (amtool: --http.config.file), or sign in at /login with a browser.";
    static final String BY_PROXY_ONLY =
            "This needs a user whom the reverse proxy of this Deckwatch let in. Come" + " by the address of the proxy.";
    private static final String OTHER_SITE =
            "This request was made by a page of another site, so nothing was done. If a"
                    + " reverse proxy stands in between, it has to pass on the header Host as it came.";

    private Denial() {}

    @CheckedTemplate(basePath = "web")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance refused(String sentence, boolean signIn);
    }

    static Response ofReading(UriInfo uri, AccessRules rules) {
        var path = uri.getPath();
        if (path.startsWith("/api/") || rules.tokens().isEmpty()) {
            return answer(path, Status.UNAUTHORIZED, rules.tokens().isEmpty() ? BY_PROXY_ONLY : NO_TOKEN);
        }
        var back = uri.getRequestUri().getRawPath();
        return Response.seeOther(URI.create(SignInPage.PATH + "?to=" + Links.encoded(back)))
                .build();
    }

    static Response ofWriting(String path, AccessRules rules) {
        if (!rules.isWritable()) {
            return answer(path, Status.FORBIDDEN, UNCONFIGURED);
        }
        return answer(path, Status.UNAUTHORIZED, rules.tokens().isEmpty() ? BY_PROXY_ONLY : NO_TOKEN);
    }

    static Response ofOtherSite(String path) {
        return answer(path, Status.FORBIDDEN, OTHER_SITE);
    }

    private static Response answer(String path, Status status, String sentence) {
        var answer = Response.status(status);
        if (status == Status.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"deckwatch\"");
        }
        if (path.startsWith("/api/v2/")) {
            return answer.type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(Problem.quoted(sentence))
                    .build();
        }
        if (path.startsWith("/api/")) {
            return Problem.answer(answer, status, sentence);
        }
        return answer.type(MediaType.TEXT_HTML_TYPE)
                .entity(Templates.refused(sentence, status == Status.UNAUTHORIZED)
                        .render())
                .build();
    }
}
