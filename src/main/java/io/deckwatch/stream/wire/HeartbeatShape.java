package io.deckwatch.stream.wire;

import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a heartbeat. */
final class HeartbeatShape implements JsonIn.Fields {

    private String clusterUid = "";
    private long sequence;
    private @Nullable Instant sentAt;
    private @Nullable Instant apiServerTime;
    private final Map<Kind, KindState> kinds = new EnumMap<>(Kind.class);

    static void write(Heartbeat heartbeat, JsonOut out) throws IOException {
        out.text("clusterUid", heartbeat.clusterUid());
        out.number("sequence", heartbeat.sequence());
        out.time("sentAt", heartbeat.sentAt());
        out.time("apiServerTime", heartbeat.apiServerTime());
        var kinds = new HashMap<String, String>();
        heartbeat.kinds().forEach((kind, state) -> kinds.put(kind.kindName(), text(state)));
        out.strings("kinds", kinds);
    }

    @Override
    public boolean read(String name, JsonIn in) throws IOException {
        switch (name) {
            case "clusterUid" -> clusterUid = in.name();
            case "sequence" -> sequence = in.number();
            case "sentAt" -> sentAt = in.time();
            case "apiServerTime" -> apiServerTime = in.time();
            case "kinds" -> in.object(this::readKind);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean readKind(String name, JsonIn in) throws IOException {
        var state = state(in.name());
        Kind.named(name).ifPresent(kind -> kinds.put(kind, state));
        return true;
    }

    Heartbeat heartbeat(String cluster) throws UndecodableException {
        var sent = HeadShape.required("sentAt", sentAt);
        return new Heartbeat(cluster, clusterUid, sequence, sent, apiServerTime, kinds);
    }

    private static String text(KindState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** A state of a later version is no proof that the kind is watched. */
    private static KindState state(String text) {
        for (var state : KindState.values()) {
            if (text(state).equals(text)) {
                return state;
            }
        }
        return KindState.STALE;
    }
}
