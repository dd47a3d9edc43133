package io.deckwatch.web.runbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Finds runbooks among the program's resources, and turns their Markdown into HTML. */
final class Runbooks {

    /** Only names of alerts: nothing that leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,80}");

    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?m)^## .*\\n\\n(.+?[.])(?= |$)");

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
     * @param fingerprint the alert that is the case at hand, or an empty string
     */
    Optional<String> html(String name, Blanks blanks, String fingerprint) {
        return markdown(name).map(markdown -> {
            var document = parser.parse(blanks.fill(markdown));
            document.accept(new CrossLinks(this::exists, fingerprint));
            return renderer.render(document);
        });
    }

    /** What the runbook of that name is about: its first sentence without marks of code, or an empty string. */
    String meaning(String name) {
        return markdown(name)
                .map(FIRST_SENTENCE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1).replace("`", ""))
                .orElse("");
    }

    private boolean exists(String name) {
        return resources.getResource(path(name)) != null;
    }

    private Optional<String> markdown(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try (var file = resources.getResourceAsStream(path(name))) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String name) {
        return "runbooks/" + name + ".md";
    }
}
