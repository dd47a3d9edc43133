package io.deckwatch.simulation.velero;

import io.deckwatch.cron.GoDuration;
import io.deckwatch.event.Kind;
import io.deckwatch.simulation.incident.Deed;
import io.deckwatch.simulation.plan.DrillPlan;
import io.deckwatch.simulation.plan.SchedulePlan;
import io.deckwatch.simulation.plan.VolumePlan;
import io.deckwatch.simulation.world.Resource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Does what people do with schedules and their backups on ordinary days. */
final class ScheduleDeeds {

    private static final Duration KEPT = Duration.ofDays(5);

    private final Surroundings here;
    private final Schedules schedules;
    private final Retention retention;
    private final Restores restores;

    ScheduleDeeds(Surroundings here, Schedules schedules, Retention retention, Restores restores) {
        this.here = here;
        this.schedules = schedules;
        this.retention = retention;
        this.restores = restores;
    }

    void perform(Deed deed, String schedule) {
        switch (deed) {
            case BACKED_UP_BY_HAND -> schedules.submitByHand(schedule);
            case BACKUP_DELETED -> oldest(schedule).ifPresent(retention::request);
            case RESTORED -> schedules.planned(schedule).ifPresent(this::restore);
            case CRON_CHANGED -> changeCron(schedule);
            case KEPT_LONGER -> keep(schedule, Duration.ZERO);
            case NARROWED -> narrow(schedule);
            case SKIPPED -> schedules.edit(schedule, edited -> edited.spec("skipImmediately", Optional.of(true)));
            case RECREATED -> recreate(schedule);
            case REMOVED -> schedules.find(schedule).ifPresent(here.store()::delete);
            case SERVER_REPLACED, LOCATION_EDITED, BACKUPS_TAKEN_IN ->
                throw new IllegalArgumentException(deed + " is not about a schedule");
        }
    }

    private Optional<Resource> oldest(String schedule) {
        return here.store().all(Kind.BACKUP).stream()
                .filter(backup -> backup.label(Labels.SCHEDULE).textOrEmpty().equals(schedule)
                        && backup.phase().equals("Completed"))
                .min(Comparator.comparing(here.store()::created));
    }

    private void restore(SchedulePlan plan) {
        here.plan().volumes().stream()
                .map(VolumePlan::namespace)
                .filter(plan::covers)
                .findFirst()
                .ifPresent(namespace -> restores.ask(new DrillPlan(plan.name(), namespace, plan.cron())));
    }

    private void changeCron(String schedule) {
        var cron = here.chance().between(0, 59) + " " + here.chance().between(0, 23) + " * * *";
        schedules.edit(schedule, edited -> edited.spec("schedule", cron));
        keep(schedule, KEPT);
    }

    /** Twice as long, and at least so long. */
    private void keep(String schedule, Duration least) {
        schedules.template(schedule, template -> {
            var twice = GoDuration.parse(String.valueOf(template.get("ttl")))
                    .orElse(Duration.ZERO)
                    .multipliedBy(2);
            template.put("ttl", GoDuration.format(twice.compareTo(least) > 0 ? twice : least));
        });
    }

    private void narrow(String schedule) {
        here.plan().volumes().stream()
                .map(VolumePlan::namespace)
                .findFirst()
                .ifPresent(namespace -> schedules.template(
                        schedule, template -> template.put("excludedNamespaces", List.of(namespace))));
    }

    private void recreate(String name) {
        schedules.find(name).ifPresent(schedule -> {
            var content = schedule.snapshot();
            here.store().delete(schedule);
            here.agenda().after(here.chance().seconds(1, 90), () -> schedules.createLike(name, content));
        });
    }
}
