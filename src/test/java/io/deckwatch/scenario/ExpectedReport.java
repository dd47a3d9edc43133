package io.deckwatch.scenario;

import io.deckwatch.alert.Alert;
import io.deckwatch.cron.Cron;
import io.deckwatch.cron.CronVersion;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Incident;
import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.SchedulePlan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What people have to be told of a fault, and until when.
 *
 * @param plan where it happens
 * @param incident the fault, without its end
 * @param schedules those that it can touch
 */
record ExpectedReport(InstallationPlan plan, Incident incident, List<SchedulePlan> schedules) {

    /** The longest grace of a run of these installations, and the time that it is expected to take. */
    private static final Duration LATE = Duration.ofMinutes(270);

    private static final Set<String> RUN_LATE = Set.of(
            "VeleroNoRecentBackup",
            "VeleroBackupMissed",
            "VeleroBackupStuck",
            "VeleroScheduleBlocked",
            "VeleroQueueStalled");
    private static final Set<String> TRANSFER = Set.of(
            "VeleroDataTransferFailed",
            "VeleroDataTransferFailureRatio",
            "VeleroDataTransferNotStarted",
            "VeleroDataTransferStalled",
            "VeleroNodeAgentMissing",
            "VeleroBackupPartiallyFailed",
            "VeleroBackupStuck");

    private static final Set<Fault> HOLD_UP = Set.of(Fault.BACKUP_STICKS, Fault.TRANSFER_STALLS);

    static ExpectedReport of(InstallationPlan plan, Incident incident) {
        return new ExpectedReport(plan, incident, touched(plan, incident));
    }

    private static List<SchedulePlan> touched(InstallationPlan plan, Incident incident) {
        var subject = incident.subject();
        return plan.schedules().stream()
                .filter(schedule -> switch (incident.fault().of()) {
                    case INSTALLATION, NODE -> true;
                    case LOCATION -> locationOf(plan, schedule).equals(subject);
                    case SCHEDULE -> schedule.name().equals(subject);
                    case VOLUME -> schedule.covers(subject.substring(0, subject.indexOf('/'))) && moves(plan, schedule);
                })
                .toList();
    }

    static boolean moves(InstallationPlan plan, SchedulePlan schedule) {
        return (schedule.method() == Method.DATA_MOVEMENT || schedule.method() == Method.FILE_SYSTEM)
                && !plan.volumesOf(schedule).isEmpty();
    }

    static String locationOf(InstallationPlan plan, SchedulePlan schedule) {
        return schedule.location().isEmpty() ? plan.locations().getFirst().name() : schedule.location();
    }

    /** The names of alerts of which one has to be told. None if nobody must hear of it. */
    Set<String> names() {
        return switch (incident.fault()) {
            case LOCATION_UNAVAILABLE -> Set.of("VeleroBackupStorageLocationUnavailable");
            case LOCATION_READ_ONLY -> Set.of("VeleroBackupStorageLocationReadOnlyInUse");
            case BUCKET_EMPTIED -> Set.of("VeleroBackupsVanished");
            case MAINTENANCE_FAILS ->
                hasRepositories() && plan.site().version().tellsMaintenance()
                        ? Set.of("VeleroRepositoryMaintenanceFailing")
                        : Set.of();
            case REPOSITORIES_NOT_READY -> hasRepositories() ? Set.of("VeleroRepositoryNotReady") : Set.of();
            case DELETIONS_FAIL -> Set.of("VeleroDeletionFailing");
            case COLLECTION_STOPS -> Set.of("VeleroExpiredNotCollected");
            case RESTORES_FAIL -> Set.of("VeleroRestorePartiallyFailed");
            case SERVER_DOWN -> Set.of("VeleroBackupStorageLocationValidationStale");
            case QUEUE_STUCK, BACKUP_STICKS -> RUN_LATE;
            case HELPER_PODS_PENDING -> exposes().isEmpty() ? Set.of() : TRANSFER;
            case BACKUPS_FAIL -> Set.of("VeleroBackupFailed", "VeleroBackupFailingPersistent");
            case BACKUPS_PARTIALLY_FAIL -> Set.of("VeleroBackupPartiallyFailed");
            case HOOKS_FAIL ->
                plan.volumesOf(own()).isEmpty()
                        ? Set.of()
                        : Set.of("VeleroBackupPartiallyFailed", "VeleroBackupHooksFailed");
            case TTL_TOO_SHORT -> Set.of("VeleroLastGoodExpiring");
            case BACKUPS_HOLLOW -> Set.of("VeleroBackupHollow");
            case TRANSFER_STALLS, TRANSFER_FAILS -> schedules.isEmpty() ? Set.of() : TRANSFER;
            case SERVER_RESTARTED, SCHEDULE_PAUSED, BACKUP_OBJECT_DELETED, NODE_LOST, NODE_AGENT_GONE -> Set.of();
        };
    }

    /** Until when it has to be told. */
    Instant limit() {
        var begins = incident.begins();
        return switch (incident.fault()) {
            case LOCATION_UNAVAILABLE, TTL_TOO_SHORT -> begins.plus(Duration.ofMinutes(10));
            case LOCATION_READ_ONLY -> begins.plus(Duration.ofMinutes(15));
            case SERVER_DOWN -> begins.plus(Duration.ofMinutes(40));
            case BUCKET_EMPTIED, REPOSITORIES_NOT_READY -> begins.plus(Duration.ofMinutes(20));
            case MAINTENANCE_FAILS -> begins.plus(Duration.ofHours(4));
            case COLLECTION_STOPS -> begins.plus(Duration.ofHours(28));
            case RESTORES_FAIL -> begins.plus(Duration.ofMinutes(40));
            case DELETIONS_FAIL -> begins.plus(Duration.ofHours(27));
            case QUEUE_STUCK -> nextRun(schedules).plus(LATE);
            case BACKUP_STICKS -> nextRun(List.of(own())).plus(LATE);
            case HELPER_PODS_PENDING -> nextRun(exposes()).plus(Duration.ofMinutes(70));
            case TRANSFER_STALLS, TRANSFER_FAILS, BACKUPS_HOLLOW ->
                nextRun(schedules).plus(Duration.ofMinutes(90));
            case BACKUPS_FAIL, BACKUPS_PARTIALLY_FAIL, HOOKS_FAIL ->
                nextRun(List.of(own())).plus(Duration.ofMinutes(90));
            case SERVER_RESTARTED, SCHEDULE_PAUSED, BACKUP_OBJECT_DELETED, NODE_LOST, NODE_AGENT_GONE -> begins;
        };
    }

    /** Whether an alert can be a consequence of it. What never ends can keep all others from starting. */
    boolean explains(Alert alert) {
        var labels = alert.labels();
        var schedule = labels.get("schedule");
        var location = labels.get("storage_location");
        var repository = labels.get("repository");
        return switch (incident.fault().of()) {
            case INSTALLATION, NODE -> true;
            case LOCATION ->
                schedule != null && isTouched(schedule)
                        || incident.subject().equals(location)
                        || repository != null && repository.contains("-" + incident.subject() + "-");
            case SCHEDULE, VOLUME ->
                incident.fault() == Fault.RESTORES_FAIL && labels.get("restore").length() > 0
                        || HOLD_UP.contains(incident.fault())
                        || schedule != null && isTouched(schedule);
        };
    }

    private boolean isTouched(String name) {
        return schedules.stream().anyMatch(schedule -> schedule.name().equals(name));
    }

    private SchedulePlan own() {
        return plan.schedules().stream()
                .filter(schedule -> schedule.name().equals(incident.subject()))
                .findFirst()
                .orElseThrow();
    }

    private boolean hasRepositories() {
        return schedules.stream().anyMatch(schedule -> moves(plan, schedule));
    }

    private List<SchedulePlan> exposes() {
        return schedules.stream()
                .filter(schedule -> moves(plan, schedule)
                        && (schedule.method() == Method.DATA_MOVEMENT
                                || plan.site().version().exposesPodVolumes()))
                .toList();
    }

    /** The first slot after it began. */
    private Instant nextRun(List<SchedulePlan> of) {
        return of.stream()
                .map(schedule -> Cron.parse(schedule.cron(), CronVersion.V3, ZoneOffset.UTC)
                        .next(incident.begins()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(incident.begins());
    }
}
