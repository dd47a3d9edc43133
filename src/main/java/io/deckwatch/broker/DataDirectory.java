package io.deckwatch.broker;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The place on disk: creates it, proves that it can be used, and words what is wrong with it. */
final class DataDirectory {
    /** Below this a failed write is put down to a full disk: Kafka rolls segments and snapshots of some MiB at once. */
    private static final long FULL_BELOW_BYTES = 16L << 20;

    private static final String OR_ANOTHER = ", or set DECKWATCH_DATA_DIR to another directory.";
    private static final int LONGEST_REASON = 300;

    private final Path root;
    private final Path kafka;

    DataDirectory(Path root) {
        this.root = root;
        this.kafka = root.resolve("kafka");
    }

    Path root() {
        return root;
    }

    Path kafka() {
        return kafka;
    }

    /** Free bytes for this user; 0 when the directory cannot be read any more. */
    long usableBytes() {
        return root.toFile().getUsableSpace();
    }

    /** Creates what is missing, and proves that files can be written. */
    void prepare() {
        requireNoFileInTheWay(root);
        requireNoFileInTheWay(kafka);
        try {
            Files.createDirectories(kafka);
            Files.delete(Files.createTempFile(root, "write", ".check"));
            Files.delete(Files.createTempFile(kafka, "write", ".check"));
        } catch (FileAlreadyExistsException e) {
            throw notADirectory(Path.of(e.getFile()), e);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private void requireNoFileInTheWay(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw notADirectory(path, null);
        }
    }

    void requireSpace(long minimumFreeBytes) {
        long usable = usableBytes();
        if (usable < minimumFreeBytes) {
            throw new BrokerException("The disk of the data directory " + root + " has only " + mebibytes(usable)
                    + " MiB free, and Deckwatch needs " + mebibytes(minimumFreeBytes) + " MiB to start. Free some space"
                    + OR_ANOTHER);
        }
    }

    private BrokerException notADirectory(Path path, @Nullable Throwable cause) {
        return new BrokerException(
                "The data directory " + root + " cannot be used, because " + path
                        + " is a file and not a directory. Remove that file" + OR_ANOTHER,
                cause);
    }

    BrokerException notWritable(IOException cause) {
        if (usableBytes() < FULL_BELOW_BYTES && Files.isWritable(root)) {
            return full(cause);
        }
        // The message of this exception is nothing but the path.
        String why = cause instanceof AccessDeniedException ? "no permission for " + cause.getMessage() : reason(cause);
        return new BrokerException(
                "Deckwatch cannot write to the data directory " + root + " (" + why + "). Give the user "
                        + System.getProperty("user.name") + " the right to write there" + OR_ANOTHER,
                cause);
    }

    BrokerException damaged(String what, @Nullable Throwable cause) {
        return new BrokerException(
                "The data directory " + kafka + " cannot be read: " + what + ". Move it away and start again;"
                        + " alerts are rebuilt from the cluster, silences and history are lost.",
                cause);
    }

    private BrokerException full(@Nullable Throwable cause) {
        return new BrokerException(fullSentence(), cause);
    }

    private String fullSentence() {
        return "The disk of the data directory " + root + " is full (" + mebibytes(usableBytes())
                + " MiB free), so the embedded Kafka cannot go on. Free some space and start Deckwatch again.";
    }

    /** Words a start that Kafka gave up, for whatever reason. */
    BrokerException refused(Throwable cause) {
        for (@Nullable Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof AccessDeniedException denied) {
                return notWritable(denied);
            }
            if (t instanceof VirtualMachineError) {
                return new BrokerException(
                        "The embedded Kafka could not start: " + reason(t) + ". Give the process more memory.", cause);
            }
        }
        return usableBytes() < FULL_BELOW_BYTES ? full(cause) : damaged(reason(cause), cause);
    }

    /** Words why a running broker stopped; Kafka itself mostly just halts. */
    String gaveUp(String reason) {
        if (usableBytes() < FULL_BELOW_BYTES && Files.isDirectory(kafka)) {
            return fullSentence();
        }
        return "The embedded Kafka stopped, because it can no longer use " + kafka + " (" + reason
                + "). Check the disk and the permissions there, then start Deckwatch again.";
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }

    /** The innermost message, on one line. */
    static String reason(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        String text = message == null || message.isBlank()
                ? root.getClass().getSimpleName()
                : message.strip().replaceAll("\\s+", " ");
        String cut = text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
