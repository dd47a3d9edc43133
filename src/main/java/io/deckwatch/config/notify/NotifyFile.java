package io.deckwatch.config.notify;

import io.deckwatch.config.StorageSettings;
import io.deckwatch.config.yaml.Problems;
import io.deckwatch.config.yaml.YamlFile;

/** The file of notifications. */
public final class NotifyFile {

    private NotifyFile() {}

    /**
     * Reads it.
     *
     * @param storage whose Kafka is that of topics for which no other is named
     * @throws io.deckwatch.config.yaml.InvalidFilesException with all that is wrong
     */
    public static NotifyBook load(Reading reading, StorageSettings storage) {
        var problems = new Problems();
        var name = reading.file().toString();
        var text = reading.text(reading.file());
        if (text.isEmpty()) {
            problems.add(name, 0, "cannot be read; deckwatch.notify.config-file names it");
        }
        var root = YamlFile.root(name, text.orElse(""), problems);
        problems.throwIfAny();
        if (root.isEmpty()) {
            problems.add(name, 0, "is empty; it needs at least a \"route\" and \"receivers\"");
            problems.throwIfAny();
        }
        var book = new BookReader(root.orElseThrow(), reading, storage).read();
        problems.throwIfAny();
        return book.orElseThrow(() -> new IllegalStateException("There is no book of " + name + " and no problem."));
    }
}
