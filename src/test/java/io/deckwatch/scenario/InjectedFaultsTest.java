package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Transition.What;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Histories with one fault each, made up from seeds: people are told of it in time, of nothing that it cannot explain, and
 * nothing is left of it some runs after it was repaired.
 */
class InjectedFaultsTest {

    /** {@code -Dfaults.from=1000} makes up other histories. */
    private static final long FROM = Long.getLong("faults.from", 0);

    private static final int KINDS = Fault.values().length;

    static LongStream some() {
        return LongStream.range(FROM, FROM + Long.getLong("faults.some", KINDS));
    }

    static LongStream many() {
        return LongStream.range(FROM + KINDS, FROM + Long.getLong("faults.many", 2_000));
    }

    @ParameterizedTest
    @MethodSource("some")
    void eachFaultIsToldAndNothingElse(long seed) {
        var history = InjectedFault.of(seed);

        assertThat(history.mistakes()).as(history.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 11, 14})
    void theSameIsToldWhateverTheWayOfTheEvents(long seed) {
        var history = InjectedFault.of(seed);
        var random = new Random(seed);
        var disturbed = history.cluster().twice();
        for (var at = someTime(SimulatedCluster.START, random); at.isBefore(history.end()); at = someTime(at, random)) {
            disturbed.until(at).restart().list();
        }

        assertThat(news(disturbed.until(history.end())))
                .as(history.toString())
                .isNotEmpty()
                .isEqualTo(news(history.cluster().until(history.end())));
    }

    /** Each kind has a watch of its own, so a volume's end may be heard of before that of its backup, and the other way round. */
    @ParameterizedTest
    @MethodSource("late")
    void theSameIsToldWhenEachKindComesLateByOtherSeconds(long seed) {
        var history = InjectedFault.of(seed);
        var late = history.cluster().eachKindLate(new Random(seed));

        assertThat(told(late.until(history.end())))
                .as(history.toString())
                .isEqualTo(told(history.cluster().until(history.end())));
    }

    static LongStream late() {
        return LongStream.range(FROM, FROM + Long.getLong("faults.late", 3));
    }

    private static Set<String> told(SimulatedCluster cluster) {
        return cluster.heard().stream()
                .map(alert -> alert.labels() + " " + alert.severity())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aLocationThatIsAwayForAMinuteBetweenRunsTellsNobody(long seed) {
        var plan = RandomInstallation.of(new Random(seed));
        var cluster = new SimulatedCluster(plan, seed, Rules.standard()).seldom();
        var begins = Instant.parse("2026-03-03T09:30:00Z");
        plan.locations().forEach(location -> cluster.simulation()
                .inject(Incident.of(Fault.LOCATION_UNAVAILABLE, location.name(), begins)
                        .until(begins.plusSeconds(90))));

        assertThat(cluster.until(begins.plus(Duration.ofHours(6))).heard()).isEmpty();
    }

    @Test
    void twoFaultsAtOnceAreToldApart() {
        var random = new Random(0);
        var plan = Stream.generate(() -> RandomInstallation.of(random))
                .filter(p -> p.schedules().size() == 3)
                .findFirst()
                .orElseThrow();
        var cluster = new SimulatedCluster(plan, 7, Rules.standard()).seldom();
        var begins = SimulatedCluster.START.plus(Duration.ofHours(1));
        cluster.simulation().inject(Incident.of(Fault.BACKUPS_FAIL, "first", begins));
        cluster.simulation().inject(Incident.of(Fault.BACKUPS_PARTIALLY_FAIL, "second", begins));

        var heard = cluster.until(begins.plus(Duration.ofHours(30))).heard();

        assertThat(heard).extracting(alert -> alert.labels().get("schedule")).containsOnly("first", "second");
        assertThat(heard)
                .extracting(alert ->
                        alert.labels().alertName() + " " + alert.labels().get("schedule"))
                .contains("VeleroBackupFailed first", "VeleroBackupPartiallyFailed second");
    }

    private static Instant someTime(Instant after, Random random) {
        return after.plusSeconds(60L * (1 + random.nextInt(24 * 60)));
    }

    private static List<String> news(SimulatedCluster cluster) {
        return cluster.transitions().stream()
                .filter(t -> t.what() == What.FIRING || t.what() == What.RESOLVED)
                .map(t -> t.at() + " " + t.what() + " " + t.alert().labels() + " "
                        + t.alert().isInhibited())
                .sorted()
                .toList();
    }

    @Tag("chaos")
    @ParameterizedTest
    @MethodSource("many")
    void eachFaultOfManyIsToldAndNothingElse(long seed) {
        eachFaultIsToldAndNothingElse(seed);
    }
}
