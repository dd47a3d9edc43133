package io.deckwatch.web.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;

/** Where somebody shows a token with a browser, which then keeps a session. */
@Path(SignInPage.PATH)
@Blocking
@Produces(MediaType.TEXT_HTML)
public final class SignInPage {

    static final String PATH = "/login";

    private final Gate gate;

    SignInPage(Gate gate) {
        this.gate = gate;
    }

    /** The form. */
    @GET
    public TemplateInstance form(@QueryParam("to") @DefaultValue("/") String to, @Context SecurityContext who) {
        return page(to, "", who);
    }

    /** Takes the token, or the wish to leave. */
    @POST
    public Response signIn(
            @FormParam("token") @DefaultValue("") String token,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("to") @DefaultValue("/") String to,
            @FormParam("leave") @DefaultValue("") String leave,
            @Context SecurityContext who) {
        if (!leave.isEmpty()) {
            return Response.seeOther(URI.create(own(to))).cookie(cookie("", 0)).build();
        }
        return gate.signIn(token, name)
                .map(session -> Response.seeOther(URI.create(own(to)))
                        .cookie(cookie(session, (int) Session.LENGTH.toSeconds()))
                        .build())
                .orElseGet(() -> Response.status(Response.Status.UNAUTHORIZED)
                        .entity(page(to, "Deckwatch does not know this token.", who))
                        .build());
    }

    private TemplateInstance page(String to, String wrong, SecurityContext who) {
        var name = who.getUserPrincipal() instanceof Visitor visitor && visitor.session() ? visitor.name() : null;
        var refusal = gate.rules().tokens().isPresent()
                ? ""
                : gate.rules().isWritable()
                        ? "Nobody signs in here; this Deckwatch has no tokens."
                        : Denial.UNCONFIGURED;
        return Templates.login(own(to), wrong, refusal, name == null ? "" : name, name != null);
    }

    /** Scripts do not see it, and other sites cannot have a browser send it with a form. */
    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(Session.COOKIE)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(gate.rules().overHttps())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** A page of this server, and nothing else. */
    static String own(String to) {
        return to.matches("/(?![/\\\\])[A-Za-z0-9/_.%~?=&+:,-]*") ? to : "/";
    }

    @CheckedTemplate(basePath = "web")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance login(String to, String wrong, String refusal, String name, boolean signedIn);
    }
}
