package io.deckwatch.web;

import io.deckwatch.web.access.Pass;
import io.deckwatch.web.view.Assets;
import io.deckwatch.web.view.PlainText;
import io.quarkus.qute.Engine;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Renders the templates of pages without Quarkus, as it would. */
public final class Rendering {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path RESOURCES = Path.of("src/main/resources/META-INF/resources");
    private static final Path KEPT = Path.of("target/pages");

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new PlainText())
            .addNamespaceResolver(
                    NamespaceResolver.builder("demo").resolve(context -> false).build())
            .addLocator(id -> Optional.of(TEMPLATES.resolve(id + ".html"))
                    .filter(Files::exists)
                    .map(Html::new))
            .build();

    private record Html(Path file) implements TemplateLocation {
        @Override
        public Reader read() {
            try {
                return new StringReader(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(new Variant(Locale.ROOT, StandardCharsets.UTF_8, Variant.TEXT_HTML));
        }
    }

    /** The page that a template makes of a value, for somebody who may only read. */
    public String of(String template, String name, Object value) {
        return of(template, Map.of(name, value));
    }

    /** The page that a template makes of some values. */
    public String of(String template, Map<String, Object> values) {
        var all = new HashMap<String, Object>(Map.of(
                "limits", "", "assets", Assets.version(), "pass", new Pass(false, "", "Sign in to change it.", true)));
        all.putAll(values);
        return engine.getTemplate("web/" + template).instance().data(all).render();
    }

    /** Leaves a page where people can look at it without starting anything. */
    public static void keep(String name, String html) throws IOException {
        Files.createDirectories(KEPT);
        Files.writeString(KEPT.resolve(name), html.replace("\"/deckwatch.", "\"deckwatch."));
        for (var file : new String[] {"deckwatch.css", "deckwatch.js", "deckwatch.svg"}) {
            Files.writeString(KEPT.resolve(file), Files.readString(RESOURCES.resolve(file)));
        }
    }
}
