package io.deckwatch.config.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** A folder of rule files, and whether its files hold something else than when it was last asked. */
public final class RuleFolder {

    private final Path path;
    private final AtomicReference<Map<String, String>> last = new AtomicReference<>(Map.of());

    /** The folder at that path, which may come and go. */
    public RuleFolder(Path path) {
        this.path = path;
    }

    /**
     * Whether the files hold something else than at the last call. Texts are compared rather than times: files are small, and
     * the files of a mounted ConfigMap have the times of their making.
     */
    public boolean hasChanged() {
        var now = new TreeMap<String, String>();
        try (var files = Files.list(path)) {
            for (var file : files.filter(RuleFiles::isRuleFile).toList()) {
                now.put(file.toString(), Files.readString(file));
            }
        } catch (IOException e) {
            now.put("", String.valueOf(e.getMessage()));
        }
        return !now.equals(last.getAndSet(now));
    }
}
