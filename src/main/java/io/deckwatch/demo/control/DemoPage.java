package io.deckwatch.demo.control;

import io.deckwatch.demo.Demo;
import io.deckwatch.demo.play.Pace;
import io.deckwatch.demo.play.Play;
import io.deckwatch.simulation.incident.Fault;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** The page {@code /demo} and what its buttons do. It is there in the demo only, and obeys forms of its own pages only. */
@Path("/demo")
public final class DemoPage {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final URI HERE = URI.create("/demo");

    /** The templates; Quarkus checks at build time that they fit. */
    @CheckedTemplate(basePath = "demo")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance demo(Stage stage);
    }

    /** How it stands, and the buttons. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show() {
        var play = play();
        return Templates.demo(Stage.of(play.plans(), play.situation()));
    }

    /** The look of it. */
    @GET
    @Path("demo.css")
    @Produces("text/css")
    public String look() throws IOException {
        play();
        try (var css = DemoPage.class.getResourceAsStream("/demo/demo.css")) {
            if (css == null) {
                throw new IllegalStateException("The file demo/demo.css is missing in this build.");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A word a second, so that an open page follows. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<Long> events() {
        play();
        return Multi.createFrom().ticks().every(LOOK).onOverflow().drop();
    }

    /** Something goes wrong. */
    @POST
    @Path("cause")
    public Response cause(
            @FormParam("cluster") @DefaultValue("") String cluster,
            @FormParam("fault") @DefaultValue("") String fault,
            @FormParam("subject") @DefaultValue("") String subject,
            @Context HttpHeaders headers) {
        var play = obeying(headers);
        Repertoire.refusal(play.plans(), cluster, fault, subject).ifPresent(reason -> {
            throw new NotFoundException(reason);
        });
        play.cause(cluster, Fault.valueOf(fault), subject);
        return Response.seeOther(HERE).build();
    }

    /** Something is repaired. */
    @POST
    @Path("repair")
    public Response repair(
            @FormParam("cluster") @DefaultValue("") String cluster,
            @FormParam("fault") @DefaultValue("") String fault,
            @FormParam("subject") @DefaultValue("") String subject,
            @Context HttpHeaders headers) {
        var play = obeying(headers);
        play.repair(cluster, constant(Fault.class, fault), subject);
        return Response.seeOther(HERE).build();
    }

    /** Time passes faster, or not at all. */
    @POST
    @Path("pace")
    public Response pace(@FormParam("pace") @DefaultValue("") String pace, @Context HttpHeaders headers) {
        var play = obeying(headers);
        play.pace(constant(Pace.class, pace));
        return Response.seeOther(HERE).build();
    }

    private static Play play() {
        return Demo.running().map(Demo::play).orElseThrow(NotFoundException::new);
    }

    private static Play obeying(HttpHeaders headers) {
        var play = play();
        if (!Origin.isOwn(headers.getHeaderString("Origin"), headers.getHeaderString("Host"))) {
            throw new ForbiddenException("This form is not of this page.");
        }
        return play;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
