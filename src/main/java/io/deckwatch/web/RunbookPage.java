package io.deckwatch.web;

import io.deckwatch.web.view.Missing;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** The runbooks, to which the annotation {@code runbook_url} of each alert leads. */
@Path("/runbooks")
public final class RunbookPage {

    private final Runbooks runbooks = new Runbooks(RunbookPage.class.getClassLoader());

    /** The runbook of an alert. */
    @GET
    @Path("{name}")
    @Produces(MediaType.TEXT_HTML)
    public RestResponse<TemplateInstance> show(@PathParam("name") String name) {
        return runbooks.html(name)
                .map(html -> RestResponse.ok(Pages.runbook(name, new RawString(html))))
                .orElseGet(() -> Missing.page("There is no runbook called " + name + "."));
    }
}
