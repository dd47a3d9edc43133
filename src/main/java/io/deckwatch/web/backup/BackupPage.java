package io.deckwatch.web.backup;

import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.web.Chronicle;
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

/** The page about one backup. */
@Path("/clusters/{cluster}/{namespace}/backups")
@Blocking
public final class BackupPage {

    private final Chronicle chronicle;

    BackupPage(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    /** The page. */
    @GET
    @Path("{name}")
    @Produces(MediaType.TEXT_HTML)
    public RestResponse<TemplateInstance> show(
            @PathParam("cluster") String cluster,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
        return chronicle
                .backup(new ObjectKey(cluster, Kind.BACKUP, namespace, name))
                .map(past -> RestResponse.ok(Templates.backup(BackupSheet.of(past, chronicle::diagnosis))))
                .orElseGet(() -> Missing.page("Nothing is known of a backup " + name + " of the Velero in namespace "
                        + namespace + " of cluster " + cluster + ", and nothing was in the last 90 days."));
    }

    @CheckedTemplate(basePath = "web")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance backup(BackupSheet sheet);
    }
}
