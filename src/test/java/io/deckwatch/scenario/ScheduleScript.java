package io.deckwatch.scenario;

import io.deckwatch.cron.Cron;
import io.deckwatch.cron.CronVersion;
import io.deckwatch.event.Kind;
import java.time.Instant;
import java.time.ZoneOffset;

/** A Schedule, enabled and there since a month unless something else is said. */
final class ScheduleScript extends Script<ScheduleScript> {

    private final String name;
    private String cron = "0 2 * * *";

    ScheduleScript(Scenario scenario, String name) {
        super(scenario, Kind.SCHEDULE, name);
        this.name = name;
        with("Enabled", "status", "phase");
        with(cron, "spec", "schedule");
    }

    String name() {
        return name;
    }

    ScheduleScript cron(String expression) {
        cron = expression;
        return with(expression, "spec", "schedule");
    }

    ScheduleScript location(String location) {
        return with(location, "spec", "template", "storageLocation");
    }

    /** From then on its backups go to that location; null for the default one. */
    ScheduleScript locationChangedAt(String at, String location) {
        return then(Scenario.at(at), o -> o.set(location, "spec", "template", "storageLocation"));
    }

    ScheduleScript ttl(String ttl) {
        return with(ttl, "spec", "template", "ttl");
    }

    ScheduleScript pausedAt(String at) {
        return then(Scenario.at(at), o -> o.set(true, "spec", "paused"));
    }

    ScheduleScript unpausedAt(String at) {
        return then(Scenario.at(at), o -> o.set(false, "spec", "paused"));
    }

    ScheduleScript cronChangedAt(String at, String expression) {
        return then(Scenario.at(at), o -> o.set(expression, "spec", "schedule"));
    }

    ScheduleScript phaseAt(String at, String phase) {
        return then(Scenario.at(at), o -> o.phase(phase));
    }

    ScheduleScript skippedAt(String at) {
        return then(Scenario.at(at), o -> o.set(Scenario.at(at), "status", "lastSkipped"));
    }

    ScheduleScript submittedAt(Instant at) {
        return then(at, o -> o.set(at, "status", "lastBackup"));
    }

    /** Runs at each slot after {@code from} up to {@code to} that complete in ten minutes. */
    ScheduleScript good(String from, String to) {
        return runs(from, to, run -> run.completes("10m"));
    }

    /** Runs at each slot after {@code from} up to {@code to} that fail after ten minutes. */
    ScheduleScript failed(String from, String to) {
        return runs(from, to, run -> run.fails("10m", "no space left"));
    }

    ScheduleScript runs(String from, String to, java.util.function.Consumer<BackupScript> each) {
        var slots = Cron.parse(cron, CronVersion.V3, ZoneOffset.UTC).slots(Scenario.at(from), Scenario.at(to), 10_000);
        slots.forEach(
                slot -> each.accept(scenario.backup(name + "-" + slot.toString().replaceAll("\\D", ""))
                        .of(name)
                        .startsAt(slot)));
        return this;
    }
}
