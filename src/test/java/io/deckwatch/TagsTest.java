package io.deckwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests that boot Quarkus share files of the build, so Maven runs them one after the other; it knows them by their tag. */
class TagsTest {

    @Test
    void whatBootsQuarkusIsTagged() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            var booting = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).contains("\n@QuarkusTest\n"))
                    .toList();

            assertThat(booting).isNotEmpty().allSatisfy(file -> assertThat(read(file))
                    .contains("\n@Tag(\"quarkus\")\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
