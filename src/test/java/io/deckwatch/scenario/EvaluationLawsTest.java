package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState.Resolved;
import io.deckwatch.alert.Transition;
import io.deckwatch.alert.Transition.What;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any history. {@link Laws} hold after each step of each of them too. */
class EvaluationLawsTest {

    private static final Map<Long, Course> UNDISTURBED = new HashMap<>();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 3);
    }

    private static Course undisturbed(long seed) {
        return UNDISTURBED.computeIfAbsent(
                seed, known -> RandomScenario.of(known).until(RandomScenario.END));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatResolvesFiredBeforeAndKeptItsBeginning(long seed) {
        var firing = new HashSet<String>();
        var course = undisturbed(seed);

        for (var transition : course.transitions()) {
            var fingerprint = transition.alert().fingerprint();
            if (transition.what() == What.FIRING) {
                assertThat(firing.add(fingerprint))
                        .as("fires once: " + transition)
                        .isTrue();
            } else if (transition.what() == What.RESOLVED) {
                assertThat(firing.remove(fingerprint))
                        .as("fired before: " + transition)
                        .isTrue();
            }
        }
        assertThat(course.alerts().stream().filter(Alert::isFiring).map(Alert::fingerprint))
                .containsExactlyInAnyOrderElementsOf(firing);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anEventThatComesTwiceChangesNothing(long seed) {
        assertThat(RandomScenario.of(seed).twice().until(RandomScenario.END).transitions())
                .isEqualTo(undisturbed(seed).transitions());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfEventsOfOneInstantDoesNotMatter(long seed) {
        assertThat(plain(RandomScenario.of(seed).shuffled(seed).until(RandomScenario.END)))
                .isEqualTo(plain(undisturbed(seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eventsThatComeTogetherLeadToTheSameAlerts(long seed) {
        assertThat(plain(RandomScenario.of(seed).together().until(RandomScenario.END)))
                .isEqualTo(plain(undisturbed(seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoKnowsOnlyTheLastEventOfEachKeyJudgesAlike(long seed) {
        var random = new Random(seed);
        var interrupted = RandomScenario.of(seed);
        for (var i = 0; i < 4; i++) {
            interrupted.restartAt(RandomScenario.someTime(random));
        }

        var course = interrupted.until(RandomScenario.END);

        assertThat(news(course)).isEqualTo(news(undisturbed(seed)));
        assertThat(plain(course)).isEqualTo(plain(undisturbed(seed)));
    }

    /** Alerts without their texts; a text may hold a count that is renewed with the next event of its subject only. */
    private static List<String> plain(Course course) {
        return course.alerts().stream()
                .map(a -> a.labels() + " " + a.severity() + " " + a.state()
                        + (a.state() instanceof Resolved ? "" : a.inhibitedBy()))
                .sorted()
                .toList();
    }

    private static List<String> news(Course course) {
        return course.transitions().stream()
                .filter(Transition::isNews)
                .filter(t -> t.what() != What.INHIBITION)
                .map(t -> t.at() + " " + t.what() + " " + t.alert().labels() + " "
                        + t.alert().state())
                .sorted()
                .toList();
    }
}
