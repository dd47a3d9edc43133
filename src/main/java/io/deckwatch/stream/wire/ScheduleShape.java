package io.deckwatch.stream.wire;

import io.deckwatch.event.Head;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.event.ScheduleProjection.Memory;
import io.deckwatch.event.ScheduleProjection.Runs;
import io.deckwatch.event.ScheduleProjection.Template;
import io.deckwatch.event.Texts;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields of a Schedule. */
final class ScheduleShape implements Shape {

    private String cron = "";
    private @Nullable String storageLocation;
    private @Nullable String ttl;
    private int templateHash;
    private @Nullable Instant lastBackup;
    private @Nullable Instant lastSkipped;
    private boolean paused;
    private @Nullable Instant pausedSince;
    private @Nullable Instant unpausedAt;
    private @Nullable Instant cronChangedAt;
    private @Nullable Instant locationChangedAt;
    private Texts validationErrors = Texts.NONE;

    static void write(ScheduleProjection schedule, JsonOut out) throws IOException {
        out.text("cron", schedule.cron());
        out.textOrNull("storageLocation", schedule.template().location());
        out.textOrNull("ttl", schedule.template().ttl());
        out.number("templateHash", schedule.template().hash());
        out.time("lastBackup", schedule.runs().lastBackup());
        out.time("lastSkipped", schedule.runs().lastSkipped());
        var memory = schedule.memory();
        out.flag("paused", memory.paused());
        out.time("pausedSince", memory.pausedSince());
        out.time("unpausedAt", memory.unpausedAt());
        out.time("cronChangedAt", memory.cronChangedAt());
        out.time("locationChangedAt", memory.locationChangedAt());
        out.texts("validationErrors", schedule.validationErrors());
    }

    @Override
    public boolean read(String name, JsonIn in) throws IOException {
        switch (name) {
            case "cron" -> cron = in.text();
            case "storageLocation" -> storageLocation = in.nameOrNull();
            case "ttl" -> ttl = in.nameOrNull();
            case "templateHash" -> templateHash = in.smallNumber();
            case "lastBackup" -> lastBackup = in.time();
            case "lastSkipped" -> lastSkipped = in.time();
            case "paused" -> paused = in.flag();
            case "pausedSince" -> pausedSince = in.time();
            case "unpausedAt" -> unpausedAt = in.time();
            case "cronChangedAt" -> cronChangedAt = in.time();
            case "locationChangedAt" -> locationChangedAt = in.time();
            case "validationErrors" -> validationErrors = in.texts();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public ScheduleProjection projection(Head head, Lifecycle life) {
        return new ScheduleProjection(
                head,
                life,
                cron,
                new Template(storageLocation, ttl, templateHash),
                new Runs(lastBackup, lastSkipped),
                new Memory(paused, pausedSince, unpausedAt, cronChangedAt, locationChangedAt),
                validationErrors);
    }
}
