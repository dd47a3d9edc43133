package io.deckwatch.web.rule;

import io.deckwatch.state.Subject;
import io.deckwatch.web.RuleShelf;
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

/** The rules in force, and what they find about one schedule. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public final class RulePage {

    private final Watchboard board;
    private final RuleShelf shelf;

    RulePage(Watchboard board, RuleShelf shelf) {
        this.board = board;
        this.shelf = shelf;
    }

    /** All rules. */
    @GET
    @Path("rules")
    public TemplateInstance all() {
        return Templates.rules(RuleList.of(shelf.inForce(), shelf.lastFired(), board.overview()), board.limits());
    }

    /** What each rule finds about a schedule. */
    @GET
    @Path("clusters/{cluster}/{namespace}/schedules/{name}/rules")
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

        static native TemplateInstance rules(RuleList list, String limits);

        static native TemplateInstance reasons(ReasonSheet sheet, String limits);
    }
}
