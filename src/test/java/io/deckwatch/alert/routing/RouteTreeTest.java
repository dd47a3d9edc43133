package io.deckwatch.alert.routing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.group.Addressee;
import io.deckwatch.alert.group.Rhythm;
import io.deckwatch.alert.time.Calendar;
import io.deckwatch.state.Matcher;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTreeTest {

    /** The tree of Alertmanager's documentation and of its own tests of routes. */
    private static final RouteNode ROOT = RouteNode.root("notify-def", Rhythm.STANDARD)
            .with(
                    node("notify-A", false, "{owner=\"team-A\"}")
                            .with(
                                    node("notify-testing", false, "{env=\"testing\"}"),
                                    node("notify-productionA", true, "{env=\"production\"}"),
                                    node("notify-productionB", false, "{env=~\"produ.*\",job=~\".*\"}")),
                    node("notify-BC", false, "{owner=~\"team-(B|C)\"}"),
                    node("notify-D", true, "{group_by=\"role\"}")
                            .with(
                                    node("notify-D", true, "{env=\"testing\"}"),
                                    node("notify-D", false, "{wait=\"long\"}")));

    private final RouteTree tree = new RouteTree(ROOT, Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "owner=team-A ; notify-A",
                "owner=team-A env=unset ; notify-A",
                "owner=team-C ; notify-BC",
                "owner=team-A env=testing ; notify-testing",
                "owner=team-A env=production ; notify-productionA notify-productionB",
                "group_by=role ; notify-D",
                "env=testing group_by=role ; notify-D",
                "env=testing group_by=role wait=long ; notify-D notify-D",
                "owner=other ; notify-def"
            })
    void anAlertEndsWhereItEndsInAlertmanager(String labels, String receivers) {
        assertThat(tree.ends(labels(labels)).stream()
                        .map(branch -> branch.node().receiver())
                        .collect(joining(" ")))
                .isEqualTo(receivers);
    }

    @Test
    void theKeyOfARouteIsItsMatchersFromTheRoot() {
        assertThat(tree.ends(labels("owner=team-A env=production")))
                .extracting(Branch::key)
                .containsExactly(
                        "{}/{owner=\"team-A\"}/{env=\"production\"}",
                        "{}/{owner=\"team-A\"}/{env=~\"produ.*\",job=~\".*\"}");
        assertThat(tree.ends(Map.of())).extracting(Branch::key).containsExactly("{}");
    }

    @Test
    void routesWithTheSameMatchersBesideEachOtherHaveDifferentKeys() {
        var twins = RouteNode.root("ops", Rhythm.STANDARD)
                .with(node("ops", true, "{a=\"b\"}"), node("ops", false, "{a=\"b\"}"));
        var both = new RouteTree(twins, Map.of("ops", List.of(new Addressee("ops", "slack", true))));

        assertThat(both.ends(labels("a=b"))).extracting(Branch::key).containsExactly("{}/{a=\"b\"}", "{}/{a=\"b\"}#2");
        assertThat(both.all()).hasSize(3);
    }

    @Test
    void aReceiverWithSeveralChannelsIsReachedByEachOfThem() {
        var channels = List.of(new Addressee("ops", "slack", true), new Addressee("ops", "email", false));
        var one = new RouteTree(RouteNode.root("ops", Rhythm.STANDARD), Map.of("ops", channels));

        assertThat(one.all()).extracting(route -> route.to().id()).containsExactly("ops/slack", "ops/email");
        assertThat(one.ends(Map.of()).getFirst().routes()).isEqualTo(one.all());
    }

    private static RouteNode node(String receiver, boolean goesOn, String matchers) {
        return new RouteNode(receiver, Matcher.parseAll(matchers), Rhythm.STANDARD, Calendar.ALWAYS, goesOn, List.of());
    }

    private static Map<String, String> labels(String text) {
        var labels = new TreeMap<String, String>();
        Arrays.stream(text.split(" ")).map(pair -> pair.split("=", 2)).forEach(pair -> labels.put(pair[0], pair[1]));
        return labels;
    }
}
