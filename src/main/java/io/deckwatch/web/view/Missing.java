package io.deckwatch.web.view;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The answer about something that is not there. */
public final class Missing {

    private Missing() {}

    /** A page that says so. */
    public static RestResponse<TemplateInstance> page(String sentence) {
        return ResponseBuilder.create(RestResponse.Status.NOT_FOUND, Templates.missing(sentence))
                .build();
    }

    @CheckedTemplate(basePath = "web")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance missing(String what);
    }
}
