package io.deckwatch.web.board;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of the overview; Quarkus checks at build time that they fit. */
@CheckedTemplate(basePath = "web")
final class BoardPages {

    private BoardPages() {}

    static native TemplateInstance board(Board board, String limits);

    static native TemplateInstance schedules(ScheduleList list, String limits);
}
