package io.deckwatch.event;

import static io.deckwatch.event.Reading.at;
import static io.deckwatch.event.Reading.location;
import static io.deckwatch.event.Reading.read;
import static io.deckwatch.event.Reading.schedule;
import static io.deckwatch.event.Reading.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Lifecycle.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a projection takes over from the one before it. */
class MemoryTest {

    private static final ObjectTree BACKUP =
            ObjectTree.of(Kind.BACKUP, "b").created(at("02:00:00")).started(at("02:00:01"));

    private static final ObjectTree LOCATION =
            ObjectTree.of(Kind.BACKUP_STORAGE_LOCATION, "default").phase("Available");

    private static final ObjectTree SCHEDULE =
            ObjectTree.of(Kind.SCHEDULE, "s").created(at("01:00:00")).set("0 2 * * *", "spec", "schedule");

    @Test
    void theOutcomeStaysKnownWhileTheBackupIsBeingDeleted() {
        var completed = read(BACKUP.copy().phase("Completed").completed(at("02:10:00")), at("02:10:01"));
        var deleting = read(BACKUP.copy().phase("Deleting").completed(at("02:10:00")), at("05:00:00"))
                .after(completed, at("05:00:00"));

        assertThat(deleting.life().phase()).isEqualTo(Phase.DELETING);
        assertThat(deleting.life().outcome()).isEqualTo(Phase.COMPLETED);
        assertThat(deleting.life().since()).isEqualTo(at("05:00:00"));
    }

    @Test
    void aBackupFirstSeenWhileItIsBeingDeletedHasNoKnownOutcome() {
        assertThat(read(BACKUP.copy().phase("Deleting")).life().outcome()).isNull();
    }

    @Test
    void transitionsAreListedOldestFirst() {
        var running = read(BACKUP.copy().phase("InProgress"), at("02:00:02"));
        var done = read(BACKUP.copy().phase("Completed").completed(at("02:10:00")), at("02:10:01"))
                .after(running, at("02:10:01"));

        assertThat(done.life().transitions())
                .containsExactly(
                        new Transition(Phase.IN_PROGRESS, at("02:00:01")),
                        new Transition(Phase.COMPLETED, at("02:10:00")));
    }

    @Test
    void onlyTheNewestSixteenTransitionsAreKept() {
        var life = Lifecycle.first(Phase.AVAILABLE, at("00:00:00"));
        for (var i = 1; i <= 40; i++) {
            var at = at("00:00:00").plusSeconds(60L * i);
            var phase = i % 2 == 0 ? Phase.AVAILABLE : Phase.UNAVAILABLE;
            life = Lifecycle.first(phase, at).after(life, at);
        }

        assertThat(life.transitions()).hasSize(Lifecycle.MAX_TRANSITIONS);
        assertThat(life.transitions().getLast()).isEqualTo(new Transition(Phase.AVAILABLE, at("00:40:00")));
        assertThat(life.since()).isEqualTo(at("00:40:00"));
    }

    @Test
    void theSamePhaseKeepsItsTime() {
        var first = read(BACKUP.copy().phase("Finalizing"), at("02:05:00"));
        var again = read(BACKUP.copy().phase("Finalizing"), at("02:06:00")).after(first, at("02:06:00"));

        assertThat(again.life().since()).isEqualTo(at("02:05:00"));
        assertThat(again.life().transitions()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void timesNeverGoBackwardsWhateverTheClocksSay(long seed) {
        var random = new Random(seed);
        var phases = new Phase[] {Phase.NEW, Phase.IN_PROGRESS, Phase.FINALIZING, Phase.COMPLETED, Phase.DELETING};
        var life = Lifecycle.first(Phase.NEW, at("12:00:00"));
        for (var i = 0; i < 100; i++) {
            var said = at("12:00:00").plusSeconds(random.nextInt(-600, 600));
            var now = at("12:00:00").plusSeconds(random.nextInt(-600, 600));
            var before = life.since();
            life = Lifecycle.first(phases[random.nextInt(phases.length)], said).after(life, now);

            assertThat(life.since()).isAfterOrEqualTo(before);
            assertThat(life.transitions()).extracting(Transition::at).isSorted();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BACKUP",
                "RESTORE",
                "SCHEDULE",
                "BACKUP_STORAGE_LOCATION",
                "BACKUP_REPOSITORY",
                "DELETE_BACKUP_REQUEST",
                "DATA_UPLOAD"
            })
    void anotherUidIsAnotherObject(String kind) {
        var object = ObjectTree.of(Kind.valueOf(kind), "x").phase("Failed");
        var first = read(object, at("02:00:00"));
        var other = read(object.copy().uid("another").phase("New"), at("03:00:00"));

        assertThat(other.after(first, at("03:00:00"))).isSameAs(other);
        assertThat(other.changeSince(first)).isEqualTo(Projection.Change.STATE);
    }

    @Test
    void progressMovedOnlyWhenANumberChanged() {
        var upload = ObjectTree.of(Kind.DATA_UPLOAD, "u")
                .phase("InProgress")
                .started(at("02:00:00"))
                .set(5, "status", "progress", "bytesDone");
        var first = transfer(upload, at("02:01:00"));
        var same = transfer(upload, at("02:02:00")).after(first, at("02:02:00"));
        var more = transfer(upload.copy().set(6, "status", "progress", "bytesDone"), at("02:03:00"))
                .after(same, at("02:03:00"));

        assertThat(same.progress().movedAt()).isEqualTo(at("02:01:00"));
        assertThat(more.progress().movedAt()).isEqualTo(at("02:03:00"));
    }

    @Test
    void aScheduleRemembersSinceWhenItIsPaused() {
        var running = schedule(SCHEDULE, at("01:00:00"));
        var paused = schedule(SCHEDULE.copy().set(true, "spec", "paused"), at("03:00:00"))
                .after(running, at("03:00:00"));
        var still = schedule(SCHEDULE.copy().set(true, "spec", "paused"), at("04:00:00"))
                .after(paused, at("04:00:00"));

        assertThat(running.memory().pausedSince()).isNull();
        assertThat(paused.memory().pausedSince()).isEqualTo(at("03:00:00"));
        assertThat(still.memory().pausedSince()).isEqualTo(at("03:00:00"));
    }

    @Test
    void aScheduleRemembersWhenItWasUnpaused() {
        var paused = schedule(SCHEDULE.copy().set(true, "spec", "paused"), at("03:00:00"));
        var running = schedule(SCHEDULE, at("05:00:00")).after(paused, at("05:00:00"));
        var later = schedule(SCHEDULE, at("06:00:00")).after(running, at("06:00:00"));

        assertThat(running.memory().pausedSince()).isNull();
        assertThat(later.memory().unpausedAt()).isEqualTo(at("05:00:00"));
    }

    @Test
    void aScheduleRemembersWhenItsCronWasChanged() {
        var daily = schedule(SCHEDULE, at("03:00:00"));
        var hourly = schedule(SCHEDULE.copy().set("0 * * * *", "spec", "schedule"), at("05:00:00"))
                .after(daily, at("05:00:00"));

        assertThat(daily.memory().cronChangedAt()).isNull();
        assertThat(hourly.memory().cronChangedAt()).isEqualTo(at("05:00:00"));
    }

    @Test
    void aScheduleRemembersWhenItsTemplateWasGivenAnotherLocation() {
        var byDefault = schedule(SCHEDULE, at("03:00:00"));
        var named = schedule(SCHEDULE.copy().set("offsite", "spec", "template", "storageLocation"), at("05:00:00"))
                .after(byDefault, at("05:00:00"));
        var later = schedule(SCHEDULE.copy().set("offsite", "spec", "template", "storageLocation"), at("06:00:00"))
                .after(named, at("06:00:00"));

        assertThat(byDefault.memory().locationChangedAt()).isNull();
        assertThat(later.memory().locationChangedAt()).isEqualTo(at("05:00:00"));
    }

    @Test
    void aSummaryOfVolumesNeverShrinks() {
        var more = new VolumeSummary(2, 0, 10, Map.of("a/b", 10L));
        var fewer = new VolumeSummary(1, 0, 5, Map.of());

        assertThat(fewer.after(more)).isEqualTo(more);
        assertThat(more.after(fewer)).isEqualTo(more);
    }

    private static Projection read(ObjectTree object) {
        return Reading.read(object);
    }

    private static Projection read(ObjectTree object, Instant now) {
        return Reading.read(object, now);
    }

    @Test
    void aLocationRemembersWhenItsAccessModeAndItsDefaultChanged() {
        var first = location(LOCATION, at("06:00:00"));
        var readOnly = location(LOCATION.copy().set("ReadOnly", "spec", "accessMode"), at("07:00:00"))
                .after(first, at("07:00:00"));
        var isDefault = location(
                        LOCATION.copy().set("ReadOnly", "spec", "accessMode").set(true, "spec", "default"),
                        at("08:00:00"))
                .after(readOnly, at("08:00:00"));

        assertThat(first.memory()).isEqualTo(LocationProjection.Memory.NONE);
        assertThat(isDefault.memory().accessChangedAt()).isEqualTo(at("07:00:00"));
        assertThat(isDefault.memory().defaultChangedAt()).isEqualTo(at("08:00:00"));
    }

    @Test
    void aLocationRemembersHowOftenItIsValidatedAndWhenThatWentOnAfterALongPause() {
        var seen = validated("06:00:00", null);
        seen = validated("06:02:00", seen);
        assertThat(seen.memory().interval()).isEqualTo(Duration.ofMinutes(2));
        seen = validated("06:11:00", seen);
        assertThat(seen.memory().resumedAt())
                .as("nine minutes are no long pause")
                .isNull();
        seen = validated("06:13:00", seen);
        seen = validated("07:13:00", seen);
        assertThat(seen.memory().resumedAt()).isEqualTo(at("07:13:00"));
        seen = validated("07:15:00", validated("07:13:00", seen));
        assertThat(seen.memory().resumedAt()).isEqualTo(at("07:13:00"));
        assertThat(seen.memory().interval()).isEqualTo(Duration.ofMinutes(2));
    }

    private static LocationProjection validated(String time, @Nullable LocationProjection before) {
        var read = location(LOCATION.copy().set(at(time), "status", "lastValidationTime"), at(time));
        return before == null ? read : read.after(before, at(time));
    }
}
