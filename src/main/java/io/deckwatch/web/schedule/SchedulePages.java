package io.deckwatch.web.schedule;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The template of the page; Quarkus checks at build time that it fits. */
@CheckedTemplate(basePath = "web")
final class SchedulePages {

    private SchedulePages() {}

    static native TemplateInstance schedule(ScheduleSheet sheet, String limits);
}
