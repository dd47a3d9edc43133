package io.deckwatch.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;

/** The templates; Quarkus checks at build time that they fit. */
@CheckedTemplate(basePath = "web")
final class Pages {

    private Pages() {}

    static native TemplateInstance runbook(String name, RawString text);
}
