package io.deckwatch.web;

import io.deckwatch.state.Subject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known, as JSON. Each list says as of when it is; {@code ?cluster=} keeps one cluster. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class OverviewApi {

    private static final List<String> STATES = List.of("pending", "firing", "resolved");

    private final Watchboard board;

    OverviewApi(Watchboard board) {
        this.board = board;
    }

    /** All alerts, or those in one state: {@code pending}, {@code firing} or {@code resolved}. */
    @GET
    @Path("alerts")
    public Alerts alerts(@QueryParam("cluster") @Nullable String cluster, @QueryParam("state") @Nullable String state) {
        if (state != null && !state.isEmpty() && !STATES.contains(state)) {
            throw Problem.badRequest(
                    "There is no state " + state + " of alerts; there are " + String.join(", ", STATES) + ".");
        }
        var overview = board.overview();
        return new Alerts(
                overview.at(),
                overview.alerts().stream()
                        .filter(alert -> isWanted(cluster, alert.labels().get("cluster")))
                        .filter(alert -> isWanted(state, alert.state().text()))
                        .map(AlertView::of)
                        .toList());
    }

    /** All schedules. */
    @GET
    @Path("schedules")
    public Schedules schedules(@QueryParam("cluster") @Nullable String cluster) {
        var overview = board.overview();
        return new Schedules(
                overview.at(),
                overview.schedules().stream()
                        .filter(schedule -> isWanted(cluster, schedule.subject().cluster()))
                        .map(ScheduleView::of)
                        .toList());
    }

    /** One schedule with its runs and restore points. */
    @GET
    @Path("clusters/{cluster}/{namespace}/schedules/{name}")
    public ScheduleDetailView schedule(
            @PathParam("cluster") String cluster,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
        return board.schedule(Subject.of(Subject.Type.SCHEDULE, cluster, namespace, name))
                .map(ScheduleDetailView::of)
                .orElseThrow(() -> Problem.notFound("There is no schedule " + name + " of the Velero in namespace "
                        + namespace + " of cluster " + cluster + "."));
    }

    /** All clusters. */
    @GET
    @Path("clusters")
    public Clusters clusters() {
        var overview = board.overview();
        return new Clusters(
                overview.at(), overview.clusters().stream().map(ClusterView::of).toList());
    }

    private static boolean isWanted(@Nullable String wanted, String value) {
        return wanted == null || wanted.isEmpty() || wanted.equals(value);
    }

    /** The alerts as of that time. */
    public record Alerts(Instant at, List<AlertView> alerts) {}

    /** The schedules as of that time. */
    public record Schedules(Instant at, List<ScheduleView> schedules) {}

    /** The clusters as of that time. */
    public record Clusters(Instant at, List<ClusterView> clusters) {}
}
