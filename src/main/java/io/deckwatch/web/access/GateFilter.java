package io.deckwatch.web.access;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Stands before every page and every call of the API: whatever could change something needs somebody who may. */
@Singleton
public final class GateFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Only a demo has these. They are not in the way of anything real, and look themselves where a form comes from. */
    private static final List<String> OF_THE_DEMO = List.of("/demo", "/inbox");

    private final Gate gate;

    GateFilter(Gate gate) {
        this.gate = gate;
    }

    /** Lets a request pass, or answers it. */
    @ServerRequestFilter
    public @Nullable Response look(ContainerRequestContext request, HttpHeaders headers) {
        var path = request.getUriInfo().getPath();
        if (OF_THE_DEMO.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"))) {
            return null;
        }
        var rules = gate.rules();
        var visitor = gate.visitor(Credentials.of(headers));
        visitor.ifPresent(known -> request.setSecurityContext(known.context(rules.overHttps())));
        if (SAFE.contains(request.getMethod())) {
            return rules.openToRead() || visitor.isPresent() || path.equals(SignInPage.PATH)
                    ? null
                    : Denial.ofReading(request.getUriInfo(), rules);
        }
        if (Sender.isOtherSite(
                headers.getHeaderString("Sec-Fetch-Site"),
                headers.getHeaderString("Origin"),
                headers.getHeaderString("Host"))) {
            return Denial.ofOtherSite(path);
        }
        if (visitor.isPresent() || path.equals(SignInPage.PATH)) {
            return null;
        }
        return Denial.ofWriting(path, rules);
    }
}
