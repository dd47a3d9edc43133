package io.deckwatch.web.view;

import io.quarkus.qute.TemplateGlobal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/** The style sheet and the script of pages. Browsers keep them for a day, so their address changes with what is in them. */
public final class Assets {

    private static final List<String> FILES = List.of("deckwatch.css", "deckwatch.js");
    private static final String VERSION = version(Assets.class.getClassLoader());

    private Assets() {}

    /** What tells those of this build from those of another, for every template under the name {@code assets}. */
    @TemplateGlobal(name = "assets")
    public static String version() {
        return VERSION;
    }

    private static String version(ClassLoader resources) {
        var sum = new CRC32();
        for (var name : FILES) {
            try (var file = resources.getResourceAsStream("META-INF/resources/" + name)) {
                if (file != null) {
                    sum.update(file.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
