package io.deckwatch.simulation.velero;

import io.deckwatch.cron.Cron;
import io.deckwatch.cron.CronVersion;
import io.deckwatch.cron.GoDuration;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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
                        .spec("template", template(plan))
                        .spec("useOwnerReferencesInBackup", Optional.of(false))));
    }

    private static Map<String, Object> template(SchedulePlan plan) {
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
                        plan.ttl());
            case SNAPSHOTS, DATA_MOVEMENT ->
                Fields.of(
                        "includedNamespaces",
                        includes,
                        "snapshotMoveData",
                        plan.method() == Method.DATA_MOVEMENT,
                        "storageLocation",
                        plan.location(),
                        "ttl",
                        plan.ttl());
            case FILE_SYSTEM ->
                Fields.of(
                        "includedNamespaces",
                        includes,
                        "defaultVolumesToFsBackup",
                        true,
                        "storageLocation",
                        plan.location(),
                        "ttl",
                        plan.ttl());
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
        make(plan, schedule);
        here.store().modify(schedule.status("lastBackup", here.now()));
    }

    private void make(SchedulePlan plan, Resource schedule) {
        var content = schedule.snapshot();
        var backup = here.store().draft(Kind.BACKUP, plan.name() + "-" + STAMP.format(here.now()));
        content.labels().forEach(backup::label);
        content.annotations().forEach(backup::annotation);
        if (schedule.spec("template").value() instanceof Map<?, ?> template) {
            template.forEach((field, value) -> backup.spec(String.valueOf(field), value));
        }
        backups.submit(plan, here.store().add(backup.label(Labels.SCHEDULE, plan.name())));
    }

    /** A backup of the schedule besides its slots: the schedule does not know of it. */
    void submitByHand(String name) {
        planned(name).ifPresent(plan -> find(name).ifPresent(schedule -> make(plan, schedule)));
    }

    Optional<Resource> find(String name) {
        return here.store().find(Kind.SCHEDULE, name);
    }

    /** Makes a schedule of that name again, which has not run yet. */
    void createLike(String name, Resource.Snapshot content) {
        var schedule = here.store().draft(Kind.SCHEDULE, name);
        content.labels().forEach(schedule::label);
        content.spec().forEach(schedule::spec);
        here.store().add(schedule);
    }

    /** Somebody changes it, if it is there. */
    void edit(String name, Consumer<Resource> change) {
        find(name).ifPresent(schedule -> {
            change.accept(schedule);
            here.store().modify(schedule);
        });
    }

    /** Somebody changes what its backups are made from. */
    void template(String name, Consumer<Map<String, Object>> change) {
        edit(name, schedule -> {
            var template = new LinkedHashMap<String, Object>();
            if (schedule.spec("template").value() instanceof Map<?, ?> before) {
                before.forEach((field, value) -> template.put(String.valueOf(field), value));
            }
            change.accept(template);
            schedule.spec("template", template);
        });
    }

    void paused(String name, boolean whether) {
        edit(name, schedule -> schedule.spec("paused", whether));
    }

    /** Gives the next backups another ttl than the plan's. */
    void ttl(String name, Duration ttl) {
        template(name, template -> template.put("ttl", GoDuration.format(ttl)));
    }

    /** Gives the next backups the ttl of the plan again. */
    void plannedTtl(String name) {
        planned(name).ifPresent(plan -> ttl(name, plan.ttl()));
    }

    Optional<SchedulePlan> planned(String name) {
        return here.plan().schedules().stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst();
    }
}
