package io.deckwatch.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.notify.Chain.Break;
import io.deckwatch.notify.Chain.Evaluator;
import io.deckwatch.notify.Chain.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final Evaluator AWAKE = new Evaluator(true, Duration.ofMillis(200), null);
    private static final Optional<Set<Integer>> ALL_OWNED = Optional.of(Set.of());

    @Test
    void nothingIsBrokenWhereAllWorks() {
        assertThat(evaluatedBy(AWAKE).broken(NOW)).isEmpty();
    }

    @Test
    void aNotifierWithoutAnEvaluatorOfItsOwnGoesByThoseOfOthers() {
        assertThat(new Chain(ALL_OWNED, null, true, false, Set.of(), Map.of()).broken(NOW))
                .isEmpty();
    }

    @Test
    void aKafkaThatDoesNotAnswerIsABreak() {
        assertThat(new Chain(Optional.empty(), AWAKE, true, false, Set.of(), Map.of()).broken(NOW))
                .contains(new Break(Link.KAFKA, "Kafka does not say who evaluates."));
    }

    @Test
    void partitionsThatNobodyOwnsAreNamedInOrder() {
        assertThat(ownedAllBut(Set.of(12, 3)).broken(NOW))
                .contains(new Break(
                        Link.PARTITIONS,
                        "No process with the role evaluate owns the partitions 3, 12 of deckwatch.objects."));
        assertThat(ownedAllBut(Set.of(3)).broken(NOW).orElseThrow().text()).contains("owns partition 3 of");
    }

    @Test
    void anEvaluatorThatEndedOrHasNotCaughtUpIsABreak() {
        assertThat(link(evaluatedBy(new Evaluator(false, Duration.ZERO, null)))).contains(Link.EVALUATOR);
    }

    @Test
    void anEvaluatorHangsFromTheSixtiethSecondOn() {
        assertThat(link(evaluatedBy(new Evaluator(true, Duration.ofMillis(59_999), null))))
                .isEmpty();
        assertThat(evaluatedBy(new Evaluator(true, Duration.ofSeconds(90), null))
                        .broken(NOW))
                .contains(new Break(Link.EVALUATOR, "The evaluator has made no step for 1 min."));
        assertThat(link(evaluatedBy(new Evaluator(true, Duration.ofSeconds(60), null))))
                .contains(Link.EVALUATOR);
    }

    @Test
    void anEvaluatorMayBeBehindForFiveMinutes() {
        assertThat(link(evaluatedBy(behind(Duration.ofMinutes(5).minusNanos(1)))))
                .isEmpty();
        assertThat(evaluatedBy(behind(Duration.ofMinutes(5))).broken(NOW))
                .contains(
                        new Break(Link.EVALUATOR, "The evaluator has always been behind since 2026-03-02 01:55 UTC."));
    }

    @Test
    void anAlertThatAnEvaluatorElsewhereIsBehindIsABreak() {
        assertThat(link(new Chain(ALL_OWNED, null, true, true, Set.of(), Map.of())))
                .contains(Link.EVALUATOR);
    }

    @Test
    void withoutTheAlertThatAlwaysFiresNobodyIsOnWatch() {
        assertThat(link(new Chain(ALL_OWNED, AWAKE, false, false, Set.of(), Map.of())))
                .contains(Link.WATCHDOG);
    }

    @Test
    void clustersOfWhichNothingIsHeardAreNamed() {
        assertThat(new Chain(ALL_OWNED, AWAKE, true, false, Set.of("prod-2", "prod-1"), Map.of()).broken(NOW))
                .contains(new Break(Link.CLUSTERS, "Nothing is heard of prod-1, prod-2."));
    }

    @Test
    void aReceiverMayFailForFiveMinutes() {
        var since = NOW.minus(Duration.ofMinutes(5));
        var chain = new Chain(
                ALL_OWNED, AWAKE, true, false, Set.of(), Map.of("ops/slack", since, "pager", since.plusNanos(1)));

        assertThat(chain.broken(NOW.minusNanos(1))).isEmpty();
        assertThat(chain.broken(NOW)).contains(new Break(Link.RECEIVERS, "Messages do not reach ops/slack."));
        assertThat(chain.broken(NOW.plusNanos(1)).orElseThrow().text())
                .isEqualTo("Messages do not reach ops/slack, pager.");
    }

    @Test
    void ofSeveralBreaksTheFirstOnTheWayIsTold() {
        var all = new Chain(
                Optional.of(Set.of(1)),
                new Evaluator(false, Duration.ofHours(1), Instant.EPOCH),
                false,
                true,
                Set.of("prod"),
                Map.of("ops", Instant.EPOCH));

        assertThat(link(all)).contains(Link.PARTITIONS);
        assertThat(link(new Chain(ALL_OWNED, AWAKE, false, false, Set.of("prod"), Map.of("ops", Instant.EPOCH))))
                .contains(Link.WATCHDOG);
    }

    @Test
    void linksHaveTheLabelsThatTheMetricTells() {
        assertThat(List.of(Link.values()))
                .extracting(Link::label)
                .containsExactly("kafka", "partitions", "evaluator", "watchdog", "clusters", "receivers", "ping");
    }

    private static Optional<Link> link(Chain chain) {
        return chain.broken(NOW).map(Break::link);
    }

    private static Chain ownedAllBut(Set<Integer> unowned) {
        return new Chain(Optional.of(unowned), AWAKE, true, false, Set.of(), Map.of());
    }

    private static Chain evaluatedBy(Evaluator evaluator) {
        return new Chain(ALL_OWNED, evaluator, true, false, Set.of(), Map.of());
    }

    private static Evaluator behind(Duration time) {
        return new Evaluator(true, Duration.ZERO, NOW.minus(time));
    }
}
