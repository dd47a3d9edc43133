package io.deckwatch.web;

import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Backups as JSON: lists of what is known now, and whole lives from the history. */
@Path("/api/v1")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public final class BackupApi {

    static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    private final Watchboard board;
    private final Chronicle chronicle;

    BackupApi(Watchboard board, Chronicle chronicle) {
        this.board = board;
        this.chronicle = chronicle;
    }

    /**
     * Some backups.
     *
     * @param total how many there are in all
     * @param page which part of them this is, the first is 1
     * @param pages how many parts there are
     * @param backups the newest first
     */
    public record Backups(int total, int page, int pages, List<BackupView> backups) {}

    /** How backups are filtered. */
    public static final class Filter {
        @QueryParam("cluster")
        @DefaultValue("")
        String cluster = "";

        @QueryParam("namespace")
        @DefaultValue("")
        String namespace = "";

        @QueryParam("schedule")
        @DefaultValue("")
        String schedule = "";

        @QueryParam("phase")
        @DefaultValue("")
        String phase = "";

        @QueryParam("q")
        @DefaultValue("")
        String name = "";
    }

    /** Backups by cluster, namespace, schedule, phase and name, a page at a time, the newest first. */
    @GET
    @Path("backups")
    public Response backups(
            @BeanParam Filter filter, @QueryParam("page") @DefaultValue("1") int page, @Context Request request) {
        if (page < 1 || page > MOST_PAGES) {
            throw Problem.badRequest("There are pages 1 to " + MOST_PAGES + ", and no page " + page
                    + ". Filter by cluster, namespace, schedule, phase or q.");
        }
        var part = board.backups(
                new BackupQuery(filter.cluster, filter.namespace, filter.schedule, filter.phase, filter.name),
                (page - 1) * PAGE,
                PAGE);
        var pages = Math.max(1, (part.total() + PAGE - 1) / PAGE);
        var answer = new Backups(
                part.total(),
                page,
                pages,
                part.backups().stream().map(BackupView::of).toList());
        var tag = new EntityTag(Integer.toHexString(answer.hashCode()));
        var same = request.evaluatePreconditions(tag);
        return (same == null ? Response.ok(answer) : same).tag(tag).build();
    }

    /** The whole life of one backup, also long after Velero forgot it. */
    @GET
    @Path("clusters/{cluster}/{namespace}/backups/{name}")
    public BackupLifeView backup(
            @PathParam("cluster") String cluster,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
        return chronicle
                .backup(new ObjectKey(cluster, Kind.BACKUP, namespace, name))
                .map(BackupLifeView::of)
                .orElseThrow(() -> Problem.notFound("Nothing is known of a backup " + name
                        + " of the Velero in namespace " + namespace + " of cluster " + cluster
                        + ", and nothing was in the last 90 days."));
    }
}
