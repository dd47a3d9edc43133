package io.deckwatch.web.view;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes what others wrote harmless wherever a template writes it: HTML is escaped, characters that are not seen or that turn
 * the direction of reading are shown by their number, and no text is longer than a page can bear.
 */
@Singleton
public final class PlainText extends HtmlEscaper {

    /** A message of Velero is cut at 4 KiB before it comes here. */
    private static final int LONGEST = 8_192;

    private static final int BEFORE_THE_USUAL_ONE = 10;

    /** The escaper of pages. */
    public PlainText() {
        super(List.of("text/html"));
    }

    void use(@Observes EngineBuilder engine) {
        engine.addResultMapper(this);
    }

    @Override
    public int getPriority() {
        return BEFORE_THE_USUAL_ONE;
    }

    @Override
    public String map(Object result, Expression expression) {
        return super.map(visible(result.toString()), expression);
    }

    private static String visible(String text) {
        var kept = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        if (kept.codePoints().noneMatch(PlainText::isHidden)) {
            return kept;
        }
        var shown = new StringBuilder();
        kept.codePoints().forEach(point -> {
            if (isHidden(point)) {
                shown.append(String.format("⟨U+%04X⟩", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t' && point != '\r';
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
