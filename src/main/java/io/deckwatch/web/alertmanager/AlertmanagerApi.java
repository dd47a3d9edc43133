package io.deckwatch.web.alertmanager;

import io.deckwatch.web.Problem;
import io.deckwatch.web.Roster;
import io.deckwatch.web.alertmanager.AlertDesk.Want;
import io.deckwatch.web.alertmanager.AlertJson.ReceiverJson;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts, groups, receivers and status as Alertmanager's API tells them. */
@Path("/api/v2")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public final class AlertmanagerApi {

    private static final String NOT_HERE =
            "alerts come from Deckwatch itself, which takes none from others; send yours to" + " an Alertmanager";

    private final AlertDesk desk;
    private final Roster roster;
    private final Instant startedAt =
            ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);

    AlertmanagerApi(AlertDesk desk, Roster roster) {
        this.desk = desk;
        this.roster = roster;
    }

    /** The alerts that fire. What is unprocessed there does not exist here. */
    @GET
    @Path("alerts")
    public List<AlertJson> alerts(
            @QueryParam("filter") List<String> filter,
            @QueryParam("receiver") @DefaultValue("") String receiver,
            @Context UriInfo uri) {
        return desk.alerts(want(filter, receiver, uri), root(uri));
    }

    /** The same by the groups in which they are told. */
    @GET
    @Path("alerts/groups")
    public List<AlertJson.GroupJson> groups(
            @QueryParam("filter") List<String> filter,
            @QueryParam("receiver") @DefaultValue("") String receiver,
            @Context UriInfo uri) {
        return desk.groups(want(filter, receiver, uri), root(uri));
    }

    /** Nobody else makes alerts. */
    @POST
    @Path("alerts")
    public Response take() {
        return answer(Response.Status.BAD_REQUEST, NOT_HERE);
    }

    /** Those who are told. */
    @GET
    @Path("receivers")
    public List<ReceiverJson> receivers() {
        return roster.receivers().stream().map(ReceiverJson::new).toList();
    }

    /** That it runs, and since when. */
    @GET
    @Path("status")
    public Map<String, Object> status() {
        var version = Optional.ofNullable(AlertmanagerApi.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return Map.of(
                "cluster",
                Map.of("status", "disabled", "peers", List.of()),
                "versionInfo",
                Map.of(
                        "version",
                        "Deckwatch " + version,
                        "revision",
                        "",
                        "branch",
                        "",
                        "buildUser",
                        "",
                        "buildDate",
                        "",
                        "goVersion",
                        "Java " + Runtime.version().feature()),
                "config",
                Map.of("original", ConfigText.of(roster)),
                "uptime",
                startedAt);
    }

    private static Want want(List<String> filter, String receiver, UriInfo uri) {
        try {
            return new Want(
                    Filter.of(filter, receiver),
                    flag(uri, "active"),
                    flag(uri, "silenced"),
                    flag(uri, "inhibited"),
                    flag(uri, "muted"));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(answer(Response.Status.BAD_REQUEST, "bad matcher format: " + e.getMessage()));
        }
    }

    private static boolean flag(UriInfo uri, String name) {
        var value = uri.getQueryParameters().getFirst(name);
        return switch (value == null ? "true" : value) {
            case "true", "1", "" -> true;
            case "false", "0" -> false;
            default ->
                throw new BadRequestException(
                        answer(Response.Status.BAD_REQUEST, name + " in query must be true or false: " + value));
        };
    }

    private static String root(UriInfo uri) {
        return uri.getBaseUri().toString().replaceAll("/+$", "");
    }

    static Response answer(Response.Status status, String sentence) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Problem.quoted(sentence))
                .build();
    }
}
