package io.deckwatch.simulation.velero;

import io.deckwatch.cron.Cron;
import io.deckwatch.cron.CronVersion;
import io.deckwatch.cron.InvalidCronException;
import io.deckwatch.event.Kind;
import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.SchedulePlan;
import io.deckwatch.simulation.world.Fields;
import io.deckwatch.simulation.world.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at every schedule once a minute and submits a backup when one is due. */
final class Schedules {

    private static final Duration POLL = Duration.ofMinutes(1);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Surroundings here;
    private final Backups backups;
    private final Map<String, Cron> crons = new HashMap<>();
    private final Map<String, Slot> slots = new HashMap<>();

    /** When a schedule is due next; it is looked at every minute, so this is not computed every time. */
    private record Slot(Cron cron, String reference, Instant due) {}

    Schedules(Surroundings here, Backups backups) {
        this.here = here;
        this.backups = backups;
        here.server().onStart(this::start);
    }

    void create() {
        here.plan().schedules().forEach(plan -> here.store()
                .add(here.store()
                        .draft(Kind.SCHEDULE, plan.name())
                        .label("app.kubernetes.io/managed-by", "Helm")
                        .spec("schedule", plan.cron())
                        .spec("template", template(plan, plan.ttl()))
                        .spec("useOwnerReferencesInBackup", Optional.of(false))));
    }

    private static Map<String, Object> template(SchedulePlan plan, Duration ttl) {
        var includes = plan.namespaces().isEmpty() ? List.of("*") : plan.namespaces();
        return switch (plan.method()) {
            case RESOURCES_ONLY ->
                Fields.of(
                        "includedNamespaces",
                        includes,
                        "snapshotVolumes",
                        Optional.of(false),
                        "storageLocation",
                        plan.location(),
                        "ttl",
                        ttl);
            case SNAPSHOTS, DATA_MOVEMENT ->
                Fields.of(
                        "includedNamespaces",
                        includes,
                        "snapshotMoveData",
                        plan.method() == Method.DATA_MOVEMENT,
                        "storageLocation",
                        plan.location(),
                        "ttl",
                        ttl);
            case FILE_SYSTEM ->
                Fields.of(
                        "includedNamespaces",
                        includes,
                        "defaultVolumesToFsBackup",
                        true,
                        "storageLocation",
                        plan.location(),
                        "ttl",
                        ttl);
        };
    }

    private void start() {
        here.server().after(Duration.ofSeconds(here.chance().between(2, 9)), () -> {
            pollAll();
            here.server().every(POLL, this::pollAll);
        });
    }

    private void pollAll() {
        here.plan().schedules().forEach(plan -> here.store()
                .find(Kind.SCHEDULE, plan.name())
                .filter(schedule -> !schedule.spec("paused").isTrue())
                .ifPresent(schedule -> poll(plan, schedule)));
    }

    private void poll(SchedulePlan plan, Resource schedule) {
        var cron = validated(schedule);
        if (schedule.spec("skipImmediately").isTrue()) {
            here.store()
                    .modify(schedule.spec("skipImmediately", Optional.of(false)).status("lastSkipped", here.now()));
        }
        var isDue = cron.isPresent() && here.now().isAfter(due(plan.name(), cron.get(), reference(schedule)));
        if (isDue && !isBlocked(plan.name())) {
            submit(plan, schedule);
        }
    }

    private Optional<Cron> validated(Resource schedule) {
        var expression = schedule.spec("schedule").textOrEmpty();
        try {
            var cron = crons.computeIfAbsent(expression, this::parse);
            if (!schedule.phase().equals("Enabled")) {
                here.store().modify(schedule.status("phase", "Enabled").status("validationErrors", null));
            }
            return Optional.of(cron);
        } catch (InvalidCronException e) {
            if (!schedule.phase().equals("FailedValidation")) {
                here.store()
                        .modify(schedule.status("phase", "FailedValidation")
                                .status("validationErrors", List.of("invalid schedule: " + e.getMessage())));
            }
            return Optional.empty();
        }
    }

    private Cron parse(String expression) {
        var version = here.version().readsTimeZones() ? CronVersion.V3 : CronVersion.V1;
        return Cron.parse(expression, version, ZoneOffset.UTC);
    }

    /** From where the next slot is counted, as a text. */
    private String reference(Resource schedule) {
        var last = schedule.status("lastBackup").textOrEmpty();
        var reference = last.isEmpty() ? here.store().created(schedule).toString() : last;
        var skipped = schedule.status("lastSkipped").textOrEmpty();
        return skipped.compareTo(reference) > 0 ? skipped : reference;
    }

    /** The slot after the reference. Without any the library answers with the year 1, which is always past. */
    private Instant due(String schedule, Cron cron, String reference) {
        var known = slots.get(schedule);
        if (known == null || !known.reference.equals(reference) || known.cron != cron) {
            known = new Slot(
                    cron, reference, cron.next(Instant.parse(reference)).orElse(Instant.MIN));
            slots.put(schedule, known);
        }
        return known.due;
    }

    private boolean isBlocked(String schedule) {
        return here.store().all(Kind.BACKUP).stream()
                .filter(backup -> backup.label(Labels.SCHEDULE).textOrEmpty().equals(schedule))
                .map(Resource::phase)
                .anyMatch(phase -> phase.equals("New")
                        || phase.equals("InProgress")
                        || (phase.isEmpty() && here.version().blocksWithoutPhase()));
    }

    private void submit(SchedulePlan plan, Resource schedule) {
        var content = schedule.snapshot();
        var backup = here.store().draft(Kind.BACKUP, plan.name() + "-" + STAMP.format(here.now()));
        content.labels().forEach(backup::label);
        content.annotations().forEach(backup::annotation);
        if (schedule.spec("template").value() instanceof Map<?, ?> template) {
            template.forEach((field, value) -> backup.spec(String.valueOf(field), value));
        }
        backups.submit(plan, here.store().add(backup.label(Labels.SCHEDULE, plan.name())));
        here.store().modify(schedule.status("lastBackup", here.now()));
    }

    void paused(String name, boolean whether) {
        here.store().find(Kind.SCHEDULE, name).ifPresent(schedule -> here.store()
                .modify(schedule.spec("paused", whether)));
    }

    /** Gives the next backups another ttl than the plan's. */
    void ttl(String name, Duration ttl) {
        edit(name, Optional.of(ttl));
    }

    /** Gives the next backups the ttl of the plan again. */
    void plannedTtl(String name) {
        edit(name, Optional.empty());
    }

    private void edit(String name, Optional<Duration> ttl) {
        here.plan().schedules().stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst()
                .flatMap(plan -> here.store()
                        .find(Kind.SCHEDULE, name)
                        .map(schedule -> schedule.spec("template", template(plan, ttl.orElse(plan.ttl())))))
                .ifPresent(here.store()::modify);
    }
}
