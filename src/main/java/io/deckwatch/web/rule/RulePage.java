package io.deckwatch.web.rule;

import io.deckwatch.web.RuleShelf;
import io.deckwatch.web.Watchboard;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The rules in force. */
@Path("/rules")
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
    public TemplateInstance all() {
        return Templates.rules(RuleList.of(shelf.inForce(), shelf.lastFired(), board.overview()), board.limits());
    }

    @CheckedTemplate(basePath = "web")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance rules(RuleList list, String limits);
    }
}
