package io.deckwatch.web.runbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Finds runbooks among the program's resources, and turns their Markdown into HTML. */
final class Runbooks {

    /** Only names of alerts: nothing that leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,80}");

    private final ClassLoader resources;
    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    Runbooks(ClassLoader resources) {
        this.resources = resources;
    }

    /**
     * The runbook of that name.
     *
     * @param blanks what is known of the case at hand
     */
    Optional<String> html(String name, Blanks blanks) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try (var file = resources.getResourceAsStream("runbooks/" + name + ".md")) {
            return file == null ? Optional.empty() : Optional.of(html(file.readAllBytes(), blanks));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String html(byte[] markdown, Blanks blanks) {
        return renderer.render(parser.parse(blanks.fill(new String(markdown, StandardCharsets.UTF_8))));
    }
}
