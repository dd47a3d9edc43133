package io.deckwatch.demo.control;

import io.deckwatch.demo.control.Stage.Choice;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.simulation.plan.LocationPlan;
import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.SchedulePlan;
import io.deckwatch.simulation.plan.VolumePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person can cause in a cluster. */
final class Repertoire {

    private Repertoire() {}

    static List<Choice> of(InstallationPlan plan) {
        var locations = plan.locations().stream().map(LocationPlan::name).toList();
        var choices = new ArrayList<Choice>();
        choices.add(choice(Fault.LOCATION_UNAVAILABLE, "An alert comes after 5 minutes.", locations));
        choices.add(choice(
                Fault.SERVER_DOWN,
                "Its checks of the locations stop, and backups with them.",
                List.of(plan.site().cluster())));
        choices.add(choice(
                Fault.SCHEDULE_PAUSED,
                "Nothing is wrong with that: its alerts end, and it is watched no longer.",
                plan.schedules().stream().map(SchedulePlan::name).toList()));
        choices.add(choice(Fault.BUCKET_EMPTIED, "Velero drops the backups within a minute.", locations));
        if (!moving(plan).isEmpty()) {
            choices.add(choice(
                    Fault.TRANSFER_STALLS, "Shows once a backup moves the volume; fast-forward to it.", moving(plan)));
            choices.add(choice(
                    Fault.NODE_LOST,
                    "Happens as soon as a backup moves a volume on it; fast-forward to it.",
                    plan.nodes()));
        }
        return choices;
    }

    /** Why that cannot be caused, in words; empty if it can. */
    static Optional<String> refusal(List<InstallationPlan> plans, String cluster, String fault, String subject) {
        var found = plans.stream()
                .filter(plan -> plan.site().cluster().equals(cluster))
                .findFirst();
        if (found.isEmpty()) {
            var names = plans.stream().map(plan -> plan.site().cluster()).toList();
            return Optional.of("There is no cluster " + cluster + ", but " + names + ".");
        }
        var choices = of(found.get());
        var choice = choices.stream().filter(c -> c.fault().equals(fault)).findFirst();
        if (choice.isEmpty()) {
            return Optional.of("Nothing like " + fault + " can be caused in " + cluster + ", but "
                    + choices.stream().map(Choice::fault).toList() + ".");
        }
        return choice.get().subjects().contains(subject)
                ? Optional.empty()
                : Optional.of(
                        cluster + " has no " + subject + ", but " + choice.get().subjects() + ".");
    }

    private static List<String> moving(InstallationPlan plan) {
        return plan.schedules().stream()
                .filter(schedule ->
                        schedule.method() == Method.DATA_MOVEMENT || schedule.method() == Method.FILE_SYSTEM)
                .flatMap(schedule -> plan.volumesOf(schedule).stream())
                .map(VolumePlan::text)
                .distinct()
                .toList();
    }

    private static Choice choice(Fault fault, String hint, List<String> subjects) {
        return new Choice(fault.name(), words(fault), hint, subjects);
    }

    /** A fault as the page calls it. */
    static String words(Fault fault) {
        return switch (fault) {
            case LOCATION_UNAVAILABLE -> "Location down";
            case SERVER_DOWN -> "Velero server killed";
            case SCHEDULE_PAUSED -> "Schedule paused";
            case BUCKET_EMPTIED -> "Bucket emptied";
            case TRANSFER_STALLS -> "Transfer stalls";
            case NODE_LOST -> "Node lost";
            case BACKUPS_FAIL -> "Backups fail";
            case LOCATION_READ_ONLY,
                    MAINTENANCE_FAILS,
                    REPOSITORIES_NOT_READY,
                    DELETIONS_FAIL,
                    COLLECTION_STOPS,
                    RESTORES_FAIL,
                    SERVER_RESTARTED,
                    QUEUE_STUCK,
                    HELPER_PODS_PENDING,
                    BACKUPS_PARTIALLY_FAIL,
                    BACKUP_STICKS,
                    HOOKS_FAIL,
                    TTL_TOO_SHORT,
                    BACKUPS_HOLLOW,
                    BACKUP_OBJECT_DELETED,
                    TRANSFER_FAILS,
                    NODE_AGENT_GONE -> sentence(fault);
        };
    }

    private static String sentence(Fault fault) {
        var text = fault.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
