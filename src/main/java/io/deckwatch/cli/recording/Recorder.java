package io.deckwatch.cli.recording;

import io.deckwatch.cli.recording.RecordedEvent.Type;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes down what the watch of one cluster sees. The kinds are listed one after the other; a recording says of a list that it
 * is complete by giving all its objects the same time, so nothing is written until all kinds are there, and after a loss
 * nothing until they are there again. Confined to the watch's thread.
 */
public final class Recorder {

    /** How often a sign of life is written. */
    private static final Duration BOOKMARK = Duration.ofSeconds(30);

    private final RecordingWriter writer;
    private final String cluster;
    private final Map<String, Tree> known = new TreeMap<>();
    private boolean blind = true;
    private Instant nextBookmark = Instant.MIN;

    /** A recorder that has seen nothing. */
    public Recorder(RecordingWriter writer, String cluster) {
        this.writer = writer;
        this.cluster = cluster;
    }

    /** An object is there, with this state. One that is seen again unchanged is not written again. */
    public void present(Kind kind, Map<String, Object> object, Instant now) {
        var tree = whole(kind, object);
        var before = known.put(key(kind, tree), tree);
        if (!tree.equals(before)) {
            write(before == null ? Type.ADDED : Type.MODIFIED, tree, now);
        }
    }

    /** An object is gone; this was its last state. */
    public void deleted(Kind kind, Map<String, Object> object, Instant now) {
        var tree = whole(kind, object);
        if (known.remove(key(kind, tree)) != null) {
            write(Type.DELETED, tree, now);
        }
    }

    /** The keys of the objects of one kind that are there, for a list that is compared with them. */
    public Map<String, Tree> known(Kind kind) {
        var objects = new TreeMap<String, Tree>();
        known.forEach((key, object) -> {
            if (key.startsWith(kind.kindName() + "/")) {
                objects.put(key, object);
            }
        });
        return objects;
    }

    /** The name under which an object is known. */
    public static String key(Kind kind, Tree object) {
        var metadata = object.at("metadata");
        return kind.kindName() + "/" + metadata.at("namespace").textOrEmpty() + "/"
                + metadata.at("name").textOrEmpty();
    }

    /**
     * Time has passed.
     *
     * @param live whether all kinds that can be read are listed, and their watches known to be alive
     */
    public void tick(boolean live, Instant now) {
        if (blind && live) {
            blind = false;
            nextBookmark = now;
            known.values().forEach(object -> write(Type.ADDED, object, now));
        } else if (!blind && !live) {
            writer.write(RecordedEvent.bare(now, cluster, Type.LOST));
            blind = true;
        }
        if (!blind && !now.isBefore(nextBookmark)) {
            writer.write(RecordedEvent.bare(now, cluster, Type.BOOKMARK));
            nextBookmark = now.plus(BOOKMARK);
        }
    }

    /** Items of lists have neither kind nor version, but a line of a recording must say what it holds. */
    private static Tree whole(Kind kind, Map<String, Object> object) {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("apiVersion", kind.apiVersion());
        whole.put("kind", kind.kindName());
        whole.putAll(object);
        return new Tree(whole);
    }

    private void write(Type type, Tree object, Instant now) {
        if (!blind) {
            writer.write(new RecordedEvent(now, cluster, type, object));
        }
    }
}
