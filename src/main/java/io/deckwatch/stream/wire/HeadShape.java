package io.deckwatch.stream.wire;

import io.deckwatch.event.Head;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.Lifecycle.Transition;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.Phase;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that all projections have: metadata, phase and history, and when the object was seen to be gone. */
final class HeadShape implements JsonIn.Fields {

    static final String GONE_AT = "goneAt";

    private String uid = "";
    private String resourceVersion = "";
    private @Nullable Instant created;
    private Map<String, String> annotations = Map.of();
    private Map<String, String> labels = Map.of();
    private boolean deleting;
    private @Nullable Instant goneAt;
    private Phase phase = Phase.NEW;
    private @Nullable Instant phaseSince;
    private @Nullable Phase outcome;
    private final List<Transition> transitions = new ArrayList<>(Lifecycle.MAX_TRANSITIONS);

    static void write(Head head, Lifecycle life, JsonOut out) throws IOException {
        out.text("uid", head.uid());
        out.text("resourceVersion", head.resourceVersion());
        out.time("created", head.created());
        out.strings("annotations", head.annotations());
        out.strings("labels", head.labels());
        out.flag("deleting", head.deleting());
        out.text("phase", life.phase().text());
        out.time("phaseSince", life.since());
        out.textOrNull("outcome", life.outcome() == null ? null : life.outcome().text());
        out.objects("transitions", life.transitions(), (transition, json) -> {
            json.text("phase", transition.phase().text());
            json.time("at", transition.at());
        });
    }

    @Override
    public boolean read(String name, JsonIn in) throws IOException {
        switch (name) {
            case "uid" -> uid = in.text();
            case "resourceVersion" -> resourceVersion = in.text();
            case "created" -> created = in.time();
            case "annotations" -> annotations = in.stringMap();
            case "labels" -> labels = in.stringMap();
            case "deleting" -> deleting = in.flag();
            case "phase" -> phase = Phase.of(in.text());
            case "phaseSince" -> phaseSince = in.time();
            case "outcome" -> outcome = outcome(in);
            case "transitions" -> in.objects(this::readTransition);
            case GONE_AT -> goneAt = in.time();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Phase outcome(JsonIn in) throws IOException {
        var text = in.textOrNull();
        return text == null ? null : Phase.of(text);
    }

    private void readTransition(JsonIn list) throws IOException {
        var entry = new TransitionShape();
        list.object(entry);
        if (entry.at == null) {
            throw new MalformedJsonException("a transition has no \"at\"");
        }
        transitions.add(new Transition(entry.phase, entry.at));
    }

    Head head(ObjectKey key) throws UndecodableException {
        return new Head(key, uid, resourceVersion, required("created", created), annotations, labels, deleting);
    }

    Lifecycle life() throws UndecodableException {
        return new Lifecycle(phase, required("phaseSince", phaseSince), outcome, transitions);
    }

    Instant goneAt() throws UndecodableException {
        return required(GONE_AT, goneAt);
    }

    static Instant required(String name, @Nullable Instant value) throws UndecodableException {
        if (value == null) {
            throw new UndecodableException("field /" + name + " is missing");
        }
        return value;
    }

    private static final class TransitionShape implements JsonIn.Fields {
        private Phase phase = Phase.NEW;
        private @Nullable Instant at;

        @Override
        public boolean read(String name, JsonIn in) throws IOException {
            switch (name) {
                case "phase" -> phase = Phase.of(in.text());
                case "at" -> at = in.time();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }
}
