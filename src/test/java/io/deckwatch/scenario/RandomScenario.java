package io.deckwatch.scenario;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/** Five days of a cluster in which anything may happen, the same for the same seed. */
final class RandomScenario {

    static final String END = "03-06 00:00";

    private static final String[] CRONS = {
        "0 2 * * *",
        "0 */6 * * *",
        "30 * * * *",
        "0 3 * * 1-5",
        "@every 8h",
        "0 2 * * 0",
        "CRON_TZ=Asia/Tokyo 0 5 * * *"
    };
    private static final String[] PHASES = {
        "New",
        "Queued",
        "ReadyToStart",
        "WaitingForPluginOperations",
        "FinalizingPartiallyFailed",
        "Deleting",
        "Pondering"
    };
    private static final String[] REASONS = {"no space left", "during the server starting", ""};

    private final Random random;
    private final Scenario scenario = new Scenario();
    private int number;

    private RandomScenario(long seed) {
        random = new Random(seed);
    }

    static Scenario of(long seed) {
        return new RandomScenario(seed).build();
    }

    /** A time of these days, on a full minute as heartbeats are. */
    static String someTime(Random random) {
        return text(Scenario.at("03-01 00:00").plusSeconds(60L * random.nextInt(5 * 24 * 60)));
    }

    private Scenario build() {
        for (var i = 0; i < 3; i++) {
            schedule("s" + i);
        }
        location("default").isDefault();
        location("offsite");
        for (var i = 0; i < 3; i++) {
            run(scenario.backup("by-hand-" + i).startsAt(time()), "by-hand-" + i);
            var deletion = scenario.deletion("by-hand-" + i).createdAt(time());
            if (random.nextBoolean()) {
                deletion.processedAt(time(), "error deleting snapshot");
            }
        }
        if (random.nextInt(3) == 0) {
            var from = Scenario.at(time());
            var kind = Kind.values()[random.nextInt(Kind.values().length)];
            scenario.kind(kind, KindState.STALE, text(from), text(from.plus(3, ChronoUnit.HOURS)));
        }
        if (random.nextInt(3) == 0) {
            var from = Scenario.at(time());
            scenario.silent(text(from), text(from.plusSeconds(60L * random.nextInt(1, 90))));
        }
        return scenario;
    }

    private void schedule(String name) {
        var schedule = scenario.scheduleSince(name, random.nextBoolean() ? "02-01 00:00" : "02-28 00:00");
        schedule.cron(CRONS[random.nextInt(CRONS.length)]);
        if (random.nextInt(3) == 0) {
            schedule.annotated("rpo", random.nextInt(6, 60) + "h");
        }
        schedule.runs("02-27 00:00", END, backup -> {
            if (random.nextInt(6) > 0) {
                run(backup, null);
            }
        });
        switch (random.nextInt(6)) {
            case 0 -> schedule.pausedAt(time());
            case 1 -> schedule.goneAt(time());
            case 2 -> schedule.cronChangedAt(time(), CRONS[random.nextInt(CRONS.length)]);
            case 3 -> schedule.annotatedAt(time(), "ignore", "*");
            default -> {}
        }
    }

    private LocationScript location(String name) {
        var location = scenario.location(name);
        var at = Scenario.at(time());
        if (random.nextBoolean()) {
            location.unavailableAt(text(at)).availableAt(text(at.plusSeconds(60L * random.nextInt(1, 3000))));
        }
        location.validated("2h", "02-28 20:00", text(at)).syncedAt(text(at.plusSeconds(30)));
        if (random.nextBoolean()) {
            location.validated("2h", text(at.plusSeconds(40_000)), END).syncedAt(time());
        }
        switch (random.nextInt(4)) {
            case 0 -> location.readOnlyAt(time());
            case 1 -> location.defaultAt(time(), random.nextBoolean());
            default -> {}
        }
        return location;
    }

    private void run(BackupScript backup, String name) {
        switch (random.nextInt(8)) {
            case 0 -> backup.fails(minutes(), REASONS[random.nextInt(REASONS.length)]);
            case 1 -> backup.partiallyFails(minutes());
            case 2 -> {}
            default -> backup.completes(minutes());
        }
        if (random.nextInt(6) == 0) {
            backup.phaseAfter(minutes(), PHASES[random.nextInt(PHASES.length)]);
        }
        switch (random.nextInt(12)) {
            case 0 -> backup.goneAt(time());
            case 1 -> backup.in("offsite");
            case 2 -> backup.keptFor(random.nextInt(10, 60) + "h");
            case 3 -> backup.phaseAt(time(), "Deleting");
            default -> {}
        }
        if (name != null) {
            var upload = scenario.upload("u" + number++).of(name).volume("shop", "v" + random.nextInt(2));
            var at = Scenario.at(time());
            upload.startsAt(text(at)).movedAt(text(at.plusSeconds(600)), 5, 9);
            switch (random.nextInt(3)) {
                case 0 -> upload.failsAt(text(at.plusSeconds(3000)), "x");
                case 1 -> upload.completesAt(text(at.plusSeconds(3000)));
                default -> {}
            }
        }
    }

    private String minutes() {
        return random.nextInt(1, 40) + "m";
    }

    private String time() {
        return someTime(random);
    }

    private static String text(Instant at) {
        return at.toString().substring(5, 16).replace('T', ' ');
    }
}
