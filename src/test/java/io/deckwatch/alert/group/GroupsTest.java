package io.deckwatch.alert.group;

import static io.deckwatch.alert.group.GroupClock.START;
import static io.deckwatch.alert.group.GroupClock.firing;
import static io.deckwatch.alert.group.GroupClock.in;
import static io.deckwatch.alert.group.GroupClock.louder;
import static io.deckwatch.alert.group.GroupClock.over;
import static io.deckwatch.alert.group.GroupClock.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.rule.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private final GroupClock clock = new GroupClock(Route.to("ops"));

    @Test
    void theFirstMessageWaitsForTheGroupWait() {
        clock.see(firing("Stale", "a")).pass("29S");
        assertThat(clock.sent).isEmpty();

        clock.pass("1S");
        assertThat(clock.story()).containsExactly("30s first notification: a");
    }

    @Test
    void alertsThatComeWithinTheGroupWaitAreOneMessage() {
        clock.see(firing("Stale", "a")).pass("20S").see(firing("Stale", "b")).pass("20S");

        assertThat(clock.sent).singleElement().satisfies(intent -> {
            assertThat(intent.alerts()).hasSize(2);
            assertThat(intent.group().key()).isEqualTo("{}:{alertname=\"Stale\", cluster=\"prod\"}");
        });
    }

    @Test
    void anAlertThatEndsBeforeTheGroupWaitIsNeverTold() {
        var a = firing("Stale", "a");
        clock.see(a).pass("20S").see(over(a, clock.now)).pass("24H");

        assertThat(clock.sent).isEmpty();
        assertThat(clock.groups.nextDeadline()).isEmpty();
    }

    @Test
    void anAlertAfterOneThatEndedUntoldWaitsForTheWholeGroupWait() {
        var a = firing("Stale", "a");
        clock.see(a)
                .pass("20S")
                .see(over(a, clock.now))
                .see(firing("Stale", "b"))
                .pass("60S");

        assertThat(clock.story()).containsExactly("50s first notification: b");
    }

    @Test
    void aPendingAlertIsNotTold() {
        clock.see(pending(firing("Stale", "a"), START)).pass("24H");

        assertThat(clock.sent).isEmpty();
    }

    @Test
    void aNewAlertOfAKnownGroupIsToldAtTheNextTick() {
        clock.see(firing("Stale", "a")).pass("60S").see(firing("Stale", "b")).pass("10M");

        assertThat(clock.story()).containsExactly("30s first notification: a", "330s new alerts added: a, b");
    }

    @Test
    void anEndIsToldAtTheNextTick() {
        var a = firing("Stale", "a");
        clock.see(a, firing("Stale", "b")).pass("60S").see(over(a, clock.now)).pass("1H");

        assertThat(clock.story()).hasSize(2).last().isEqualTo("330s some alerts resolved: b, a resolved");
    }

    @Test
    void theLastEndIsToldAndTheGroupIsForgotten() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S").see(over(a, clock.now)).pass("24H");

        assertThat(clock.story()).containsExactly("30s first notification: a", "330s all alerts resolved: a resolved");
        assertThat(clock.groups.nextDeadline()).isEmpty();
    }

    @Test
    void aGroupThatIsOverStartsAnewWithTheGroupWait() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S").see(over(a, clock.now)).pass("9M");
        clock.see(firing("Stale", "a", clock.now)).pass("60S");

        assertThat(clock.story()).last().isEqualTo("630s first notification: a");
    }

    @Test
    void theSameOccurrenceThatComesBackAfterItsEndWasToldIsNewsWithAnotherId() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S").see(over(a, clock.now)).pass("9M").see(a).pass("60S");

        assertThat(clock.story()).hasSize(3);
        assertThat(clock.sent.stream().map(Intent::id).distinct()).hasSize(3);
    }

    @Test
    void anAlertThatEndsAndBeginsAnewBetweenTicksIsNews() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S").see(over(a, clock.now)).pass("60S").see(firing("Stale", "a", clock.now));
        clock.pass("10M");

        assertThat(clock.story()).containsExactly("30s first notification: a", "330s new alerts added: a");
    }

    @Test
    void anAlertThatEndsAndGoesOnBetweenTicksIsNoNews() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S").see(over(a, clock.now)).pass("60S").see(a).pass("1H");

        assertThat(clock.story()).containsExactly("30s first notification: a");
    }

    @Test
    void anAlertThatCameAndWentBetweenTicksIsNotTold() {
        var b = firing("Stale", "b");
        clock.see(firing("Stale", "a")).pass("60S").see(b).pass("60S").see(over(b, clock.now));
        clock.pass("1H");

        assertThat(clock.story()).containsExactly("30s first notification: a");
    }

    @Test
    void anAlertThatBecomesLouderIsNewsButOneThatBecomesQuieterIsNot() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S").see(louder(a)).pass("10M").see(a).pass("1H");

        assertThat(clock.story()).containsExactly("30s first notification: a", "330s new alerts added: a");
    }

    @Test
    void anUnchangedGroupIsRepeatedAfterTheRepeatIntervalRoundedUpToATick() {
        var odd = new GroupClock(Route.to("ops").every(secs(30), secs(300), Duration.ofMinutes(12)));
        odd.see(firing("Stale", "a")).pass("40M");

        assertThat(odd.story())
                .containsExactly(
                        "30s first notification: a",
                        "930s repeat interval elapsed: a",
                        "1830s repeat interval elapsed: a");
    }

    @Test
    void withDefaultsAGroupIsRepeatedEveryFourHours() {
        clock.see(firing("Stale", "a")).pass("9H");

        assertThat(clock.story())
                .containsExactly(
                        "30s first notification: a",
                        "14430s repeat interval elapsed: a",
                        "28830s repeat interval elapsed: a");
    }

    @Test
    void anInhibitedAlertIsNotTold() {
        clock.see(firing("Stale", "a").inhibitedBy(List.of("0123456789abcdef"))).pass("24H");

        assertThat(clock.sent).isEmpty();
    }

    @Test
    void anInhibitedAlertIsToldWhenNothingInhibitsItAnyMore() {
        var a = firing("Stale", "a");
        clock.see(a.inhibitedBy(List.of("0123456789abcdef"))).pass("8M").see(a).pass("10M");

        assertThat(clock.story()).containsExactly("630s first notification: a");
    }

    @Test
    void aToldAlertThatIsInhibitedLaterStaysInItsGroupWithoutAWord() {
        var a = firing("Stale", "a");
        clock.see(a, firing("Stale", "b")).pass("60S");
        clock.see(a.inhibitedBy(List.of("0123456789abcdef")))
                .pass("10M")
                .see(firing("Stale", "c"))
                .pass("10M");
        clock.see(a).pass("10M");

        assertThat(clock.story()).hasSize(2).last().asString().startsWith("930s new alerts added: ");
        assertThat(clock.sent.getLast().alerts())
                .extracting(alert -> alert.labels().get("id"))
                .containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void aGroupOfMutedAlertsOnlyIsNotRepeated() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S");
        clock.silenced.add(a.fingerprint());

        assertThat(clock.pass("24H").story()).containsExactly("30s first notification: a");
    }

    @Test
    void theEndOfAKnownAlertIsToldWhenItsSilenceIsOver() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S");
        clock.silenced.add(a.fingerprint());
        clock.see(over(a, clock.now)).pass("30M");
        assertThat(clock.sent).hasSize(1);

        clock.silenced.clear();
        assertThat(clock.pass("10M").story()).last().isEqualTo("2130s all alerts resolved: a resolved");
    }

    @Test
    void theEndOfASilencedAlertNobodyKnowsIsNotTold() {
        var a = firing("Stale", "a");
        clock.silenced.add(a.fingerprint());
        clock.see(a).pass("10M").see(over(a, clock.now));
        clock.silenced.clear();

        assertThat(clock.pass("10M").sent).isEmpty();
    }

    @Test
    void aReceiverThatWantsNoEndsGetsNone() {
        var quiet = new GroupClock(Route.to("mail").withoutResolved());
        var a = firing("Stale", "a");
        quiet.see(a, firing("Stale", "b")).pass("60S").see(over(a, quiet.now)).pass("10M");
        quiet.see(firing("Stale", "a", quiet.now)).pass("10M");

        assertThat(quiet.story()).hasSize(2).last().isEqualTo("930s new alerts added: b, a");
    }

    @Test
    void withoutGroupingEachAlertIsAMessage() {
        var single = new GroupClock(Route.to("ops").by(List.of("...")).every(secs(0), secs(300), secs(3600)));
        single.see(firing("Stale", "a"), firing("Stale", "b"), firing("Failed", "c"))
                .pass("1S");

        assertThat(single.sent).hasSize(3).allSatisfy(intent -> assertThat(intent.alerts())
                .hasSize(1));
        assertThat(single.sent.getFirst().group().labels()).containsOnlyKeys("alertname", "cluster", "id");
    }

    @Test
    void eachReceiverHasItsOwnGroupsAndTakesWhatItsRouteSays() {
        var two = new GroupClock(Map.of(Severity.CRITICAL, Route.to("pager")), Route.to("ops"));
        var a = firing("Stale", "a");
        two.see(a, louder(firing("Stale", "b")))
                .pass("60S")
                .see(louder(a))
                .pass("10M")
                .see(a);

        assertThat(two.sent)
                .extracting(intent ->
                        intent.group().receiver() + " " + intent.alerts().size())
                .containsExactly("ops 2", "pager 1", "ops 2", "pager 2");
    }

    @Test
    void theFirstContactWithAClusterIsOneMessage() {
        for (var i = 0; i < 50; i++) {
            clock.see(firing("Rule" + i, "a" + i));
        }
        clock.pass("60S");

        assertThat(clock.sent).singleElement().satisfies(intent -> {
            assertThat(intent.alerts()).hasSize(50);
            assertThat(intent.group().key()).isEqualTo("{}:{cluster=\"prod\"}");
        });
    }

    @Test
    void alertsOfTheFirstContactStayTogetherUntilTheyEnd() {
        var a = firing("Stale", "a");
        var b = firing("Failed", "b");
        clock.see(a, b)
                .pass("60S")
                .see(over(a, clock.now), firing("Stale", "c"))
                .pass("10M");
        clock.see(over(b, clock.now)).pass("10M");

        assertThat(clock.sent)
                .extracting(
                        intent -> intent.group().key() + " " + intent.reason().text())
                .containsExactly(
                        "{}:{cluster=\"prod\"} first notification",
                        "{}:{alertname=\"Stale\", cluster=\"prod\"} first notification",
                        "{}:{cluster=\"prod\"} some alerts resolved",
                        "{}:{cluster=\"prod\"} all alerts resolved");
    }

    @Test
    void theFirstContactDoesNotWaitForAlertsThatAreMuted() {
        clock.see(firing("Stale", "a").inhibitedBy(List.of("0123456789abcdef")), firing("Failed", "b"))
                .pass("60S");

        assertThat(clock.sent)
                .singleElement()
                .satisfies(intent -> assertThat(intent.group().labels()).containsEntry("alertname", "Failed"));
    }

    @Test
    void eachClusterHasItsOwnFirstContact() {
        clock.see(firing("Stale", "a"), firing("Failed", "b")).pass("60S");
        clock.see(in("dev", firing("Stale", "a")), in("dev", firing("Failed", "b")))
                .pass("60S");

        assertThat(clock.sent)
                .extracting(intent -> intent.group().key())
                .containsExactly("{}:{cluster=\"prod\"}", "{}:{cluster=\"dev\"}");
    }

    @Test
    void whatHappensWhileAMessageIsUnderWayWaitsForItsAnswer() {
        var a = firing("Stale", "a");
        clock.answers = false;
        clock.see(a).pass("60S").see(firing("Stale", "b")).pass("1H");
        assertThat(clock.sent).hasSize(1);

        clock.groups.settle(clock.sent.getFirst().group(), true);
        assertThat(clock.pass("0S").story()).last().isEqualTo("3660s new alerts added: a, b");
    }

    @Test
    void aMessageThatWasGivenUpIsTriedAnewWithTheSameReasonAndGrowingPauses() {
        clock.accepts = false;
        clock.see(firing("Stale", "a")).pass("3H");

        assertThat(clock.story())
                .containsExactly(
                        "30s first notification: a",
                        "330s first notification: a",
                        "930s first notification: a",
                        "2130s first notification: a",
                        "4530s first notification: a",
                        "9330s first notification: a");
    }

    @Test
    void anEndThatWasGivenUpIsTriedAnew() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S").see(over(a, clock.now));
        clock.accepts = false;
        clock.pass("5M");
        clock.accepts = true;
        clock.pass("24H");

        assertThat(clock.story())
                .containsExactly(
                        "30s first notification: a",
                        "330s all alerts resolved: a resolved",
                        "630s all alerts resolved: a resolved");
    }

    @Test
    void afterARestartWhatWasToldIsNoNews() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S");
        clock.restart(List.of(last().with(last().fate().delivered())), a);
        clock.pass("3H");

        assertThat(clock.sent).hasSize(1);
    }

    @Test
    void afterARestartWhatChangedIsToldAfterTheGroupWait() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S");
        clock.restart(List.of(last().with(last().fate().delivered())), over(a, clock.now), firing("Stale", "b"));
        clock.pass("60S");

        assertThat(clock.story()).last().isEqualTo("90s new alerts added: b, a resolved");
    }

    @Test
    void afterARestartAnEndThatWasToldBeforeIsNoNews() {
        var a = firing("Stale", "a");
        var b = firing("Stale", "b");
        clock.see(a, b).pass("60S").see(over(a, clock.now)).pass("10M");
        clock.restart(List.of(last().with(last().fate().delivered())), over(a, START.plusSeconds(60)), b);
        clock.pass("3H");

        assertThat(clock.sent).hasSize(2);
    }

    @Test
    void afterARestartAnAlertThatIsPendingAgainHasEnded() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S");
        clock.restart(List.of(last().with(last().fate().delivered())), pending(a, clock.now));
        clock.pass("60S");

        assertThat(clock.story()).last().isEqualTo("90s all alerts resolved: a resolved");
    }

    @Test
    void afterARestartAnOpenMessageIsWaitedFor() {
        var a = firing("Stale", "a");
        clock.answers = false;
        clock.see(a).pass("60S");
        clock.restart(List.of(last()), a, firing("Stale", "b"));
        clock.pass("1H");
        assertThat(clock.sent).hasSize(1);

        clock.groups.settle(last().group(), true);
        assertThat(clock.pass("0S").story()).last().isEqualTo("3660s new alerts added: a, b");
    }

    @Test
    void afterARestartAMessageThatWasGivenUpIsTriedSoon() {
        var a = firing("Stale", "a");
        clock.accepts = false;
        clock.see(a).pass("2H");
        var failed = last().with(new Fate(Fate.Status.FAILED, NotifyReason.FIRST, 5));
        clock.accepts = true;
        clock.sent.clear();
        clock.restart(List.of(failed), a);
        clock.pass("60S");

        assertThat(clock.story()).containsExactly("7230s first notification: a");
    }

    @Test
    void afterARestartAKnownClusterIsNoFirstContact() {
        var a = firing("Stale", "a");
        clock.see(a).pass("60S").see(over(a, clock.now)).pass("10M");
        clock.sent.removeFirst();
        clock.restart(List.of(last().with(last().fate().delivered())), firing("X", "x"), firing("Y", "y"));
        clock.pass("60S");

        assertThat(clock.sent).hasSize(3);
    }

    @Test
    void theLogOfAReceiverWithoutARouteIsLeftOut() {
        clock.see(firing("Stale", "a")).pass("60S");
        var other = new Groups(Routing.toAll(List.of(Route.to("new"))), Muting.NONE, GroupClock::digest);
        other.restore(List.of(last()));

        other.settle(last().group(), true);
        assertThat(other.nextDeadline()).isEmpty();
    }

    @Test
    void theSameMessageHasTheSameIdAndAnotherHasAnother() {
        var twin = new GroupClock(Route.to("ops"));
        clock.see(firing("Stale", "a"), firing("Stale", "b")).pass("60S");
        twin.see(firing("Stale", "b"), firing("Stale", "a")).pass("5H");

        assertThat(twin.sent.getFirst().id())
                .isEqualTo(clock.sent.getFirst().id())
                .hasSize(32);
        assertThat(twin.sent.getLast().id()).isNotEqualTo(clock.sent.getFirst().id());
    }

    @Test
    void twoRoutesToOneReceiverAreTwoGroups() {
        var root = Route.to("ops");
        var both = new GroupClock(root, new Route(root.to(), "{}/{a=\"b\"}", root.rhythm(), root.calendar()));
        both.see(firing("Stale", "a")).pass("60S");

        assertThat(both.sent)
                .extracting(intent -> intent.group().key())
                .containsExactly(
                        "{}/{a=\"b\"}:{alertname=\"Stale\", cluster=\"prod\"}",
                        "{}:{alertname=\"Stale\", cluster=\"prod\"}");
    }

    @Test
    void twoRoutesToOneReceiverWithTheSameKeyAreRefused() {
        assertThatThrownBy(() -> new GroupClock(Route.to("ops"), Route.to("ops")))
                .hasMessageContaining("Receiver ops has two routes");
    }

    private LogEntry last() {
        return clock.sent.getLast().entry();
    }

    private static Duration secs(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
