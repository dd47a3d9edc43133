package io.deckwatch.demo;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder that is deleted when the process ends, after the broker that lives in it. */
final class TemporaryFolder {

    private static final long MOST_MILLIS = 20_000;
    private static final long STEP_MILLIS = 50;

    private TemporaryFolder() {}

    static Path create() throws IOException {
        var folder = Files.createTempDirectory("deckwatch-demo-");
        var deletion = new Deletion();
        // Once now, because classes cannot be loaded any more when the process has all but ended.
        deletion.of(Files.createDirectories(folder.resolve("warm/up")).getParent());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> deletion.atTheEnd(folder), "demo-cleaner"));
        return folder;
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        /** Hooks run side by side, so this one waits until Quarkus has stopped everything. */
        void atTheEnd(Path folder) {
            try {
                for (var waited = 0L; isUp() && waited < MOST_MILLIS; waited += STEP_MILLIS) {
                    Thread.sleep(STEP_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            of(folder);
        }

        void of(Path folder) {
            try {
                Files.walkFileTree(folder, this);
            } catch (IOException e) {
                // What is left lies among the temporary files, which the machine clears by itself.
            }
        }

        private static boolean isUp() {
            return Arc.container() != null;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException trouble) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
