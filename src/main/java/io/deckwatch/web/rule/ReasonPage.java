package io.deckwatch.web.rule;

import io.deckwatch.state.Subject;
import io.deckwatch.web.Watchboard;
import io.deckwatch.web.view.Missing;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** What the rules find about one schedule. Its path is that of the schedule's page, because only one root is looked into. */
@Path("/clusters/{cluster}/{namespace}/schedules")
@Blocking
@Produces(MediaType.TEXT_HTML)
public final class ReasonPage {

    private final Watchboard board;

    ReasonPage(Watchboard board) {
        this.board = board;
    }

    /** What each rule finds about a schedule. */
    @GET
    @Path("{name}/rules")
    public RestResponse<TemplateInstance> explain(
            @PathParam("cluster") String cluster,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
        return board.explain(Subject.of(Subject.Type.SCHEDULE, cluster, namespace, name))
                .map(reasons ->
                        RestResponse.ok(Templates.reasons(ReasonSheet.of(reasons, board.overview()), board.limits())))
                .orElseGet(() -> Missing.page("There is no schedule " + name + " of the Velero in namespace "
                        + namespace + " of cluster " + cluster + ", or it was deleted."));
    }

    @CheckedTemplate(basePath = "web")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance reasons(ReasonSheet sheet, String limits);
    }
}
