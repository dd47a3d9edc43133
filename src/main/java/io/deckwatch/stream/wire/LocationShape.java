package io.deckwatch.stream.wire;

import io.deckwatch.event.Head;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.LocationProjection.Checks;
import io.deckwatch.event.LocationProjection.Memory;
import io.deckwatch.event.LocationProjection.Spec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields of a BackupStorageLocation. */
final class LocationShape implements Shape {

    private String provider = "";
    private String bucket = "";
    private boolean isDefault;
    private boolean readOnly;
    private @Nullable String validationFrequency;
    private String message = "";
    private @Nullable Instant lastValidated;
    private @Nullable Instant lastSynced;
    private @Nullable Instant accessChanged;
    private @Nullable Instant defaultChanged;
    private @Nullable Duration interval;
    private @Nullable Instant resumed;

    static void write(LocationProjection location, JsonOut out) throws IOException {
        var spec = location.spec();
        out.text("provider", spec.provider());
        out.text("bucket", spec.bucket());
        out.flag("default", spec.isDefault());
        out.flag("readOnly", spec.readOnly());
        out.textOrNull("validationFrequency", spec.validationFrequency());
        out.text("message", location.message());
        out.time("lastValidated", location.checks().validated());
        out.time("lastSynced", location.checks().synced());
        var memory = location.memory();
        out.time("accessChanged", memory.accessChangedAt());
        out.time("defaultChanged", memory.defaultChangedAt());
        if (memory.interval() != null) {
            out.number("validationInterval", memory.interval().toSeconds());
        }
        out.time("validationResumed", memory.resumedAt());
    }

    @Override
    public boolean read(String name, JsonIn in) throws IOException {
        switch (name) {
            case "provider" -> provider = in.text();
            case "bucket" -> bucket = in.text();
            case "default" -> isDefault = in.flag();
            case "readOnly" -> readOnly = in.flag();
            case "validationFrequency" -> validationFrequency = in.textOrNull();
            case "message" -> message = in.text();
            case "lastValidated" -> lastValidated = in.time();
            case "lastSynced" -> lastSynced = in.time();
            case "accessChanged" -> accessChanged = in.time();
            case "defaultChanged" -> defaultChanged = in.time();
            case "validationInterval" -> interval = Duration.ofSeconds(in.number());
            case "validationResumed" -> resumed = in.time();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public LocationProjection projection(Head head, Lifecycle life) {
        return new LocationProjection(
                head,
                life,
                new Spec(provider, bucket, isDefault, readOnly, validationFrequency),
                message,
                new Checks(lastValidated, lastSynced),
                new Memory(accessChanged, defaultChanged, interval, resumed));
    }
}
