package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Alerts as records of {@code deckwatch.alerts}, whose key is the fingerprint, and back. Confined to one thread. */
public final class AlertCodec {

    private final JsonFactory json = new JsonFactory();
    private final Names names = new Names();

    /** The record of an alert's present state. */
    public WireRecord encode(Alert alert) {
        var data = JsonOut.object(json, out -> {
            out.strings("labels", alert.labels().values());
            out.text("severity", alert.severity().label());
            out.text("state", alert.state().text());
            switch (alert.state()) {
                case AlertState.Pending pending -> {
                    out.time("since", pending.since());
                    out.time("firesAt", pending.firesAt());
                }
                case AlertState.Firing firing -> {
                    out.time("startsAt", firing.startsAt());
                    out.time("keptSince", firing.keptSince());
                }
                case AlertState.Resolved resolved -> {
                    out.time("startsAt", resolved.startsAt());
                    out.time("endsAt", resolved.endsAt());
                    out.textOrNull("retired", resolved.retired());
                }
            }
            out.strings("annotations", alert.annotations());
            out.strings("causedBy", alert.causedBy());
            out.strings("inhibitedBy", alert.inhibitedBy());
        });
        var headers = new RecordHeaders().add(CloudEvents.CONTENT_TYPE, CloudEvents.JSON.getBytes(UTF_8));
        return new WireRecord(alert.fingerprint(), data, headers);
    }

    /** The record that removes an alert from the topic. */
    public WireRecord removed(String fingerprint) {
        return new WireRecord(fingerprint, null, new RecordHeaders());
    }

    /**
     * Reads an alert.
     *
     * @return the alert, or empty for a removed one, and for a state or severity of a later version
     * @throws UndecodableException if the record is malformed, or its key is not the alert's fingerprint
     */
    public Optional<Alert> decode(byte @Nullable [] key, byte @Nullable [] value) throws UndecodableException {
        if (key == null) {
            throw new UndecodableException("the record has no key");
        }
        if (value == null) {
            return Optional.empty();
        }
        var shape = new AlertShape();
        JsonIn.object(json, value, names, shape);
        var alert = shape.alert();
        if (alert.isPresent()) {
            var fingerprint = alert.get().fingerprint();
            var found = new String(key, UTF_8);
            if (!found.equals(fingerprint)) {
                throw new UndecodableException(
                        "the key is \"" + found + "\", but the labels have the fingerprint " + fingerprint);
            }
        }
        return alert;
    }
}
