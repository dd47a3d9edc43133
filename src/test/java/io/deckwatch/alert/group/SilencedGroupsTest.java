package io.deckwatch.alert.group;

import static io.deckwatch.alert.group.GroupClock.START;
import static io.deckwatch.alert.group.GroupClock.firing;
import static io.deckwatch.alert.group.GroupClock.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.silence.Acknowledgement;
import io.deckwatch.alert.silence.Silence;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.state.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What silences and acknowledgements do to messages. */
class SilencedGroupsTest {

    private Silences said = Silences.NONE;
    private final GroupClock clock = new GroupClock(Route.to("ops"));

    SilencedGroupsTest() {
        clock.muting = (alert, at) -> said.mutes(alert, at);
        clock.restart(List.of());
    }

    @Test
    void aSilencedAlertIsToldAtTheFirstLookAfterTheSilenceIfItStillFires() {
        silence("id=a", "PT10M");
        clock.see(firing("Stale", "a")).pass("9M");
        assertThat(clock.story()).isEmpty();

        clock.pass("10M");
        assertThat(clock.story()).containsExactly("630s first notification: a");
    }

    @Test
    void aSilencedAlertThatEndsMeanwhileIsNeverTold() {
        silence("id=a", "PT10M");
        var a = firing("Stale", "a");
        clock.see(a).pass("5M").see(over(a, clock.now)).pass("1H");

        assertThat(clock.story()).isEmpty();
    }

    @Test
    void theEndOfAToldAlertThatWasSilencedIsToldAfterTheSilence() {
        var a = firing("Stale", "a");
        clock.see(a).pass("1M");
        silence("id=a", "PT20M");
        clock.pass("5M").see(over(a, clock.now)).pass("10M");
        assertThat(clock.story()).containsExactly("30s first notification: a");

        clock.pass("10M");
        assertThat(clock.story()).containsExactly("30s first notification: a", "1230s all alerts resolved: a resolved");
    }

    @Test
    void anAlertThatWasToldBeforeASilenceIsNotToldAnewBehindIt() {
        clock.see(firing("Stale", "a")).pass("1M");
        silence("id=a", "PT30M");
        clock.pass("2H");

        assertThat(clock.story()).containsExactly("30s first notification: a");
    }

    @Test
    void theSameHoldsOverARestart() {
        var a = firing("Stale", "a");
        clock.see(a).pass("1M");
        silence("id=a", "PT20M");
        var told = clock.sent.getFirst().entry();
        clock.restart(List.of(told.with(told.fate().delivered())), a);
        clock.pass("5M").see(over(a, clock.now)).pass("30M");

        assertThat(clock.story()).hasSize(2).last().asString().endsWith("all alerts resolved: a resolved");
    }

    @Test
    void anAcknowledgedAlertIsNotRepeatedAndItsEndIsTold() {
        var a = firing("Stale", "a");
        clock.see(a).pass("1M");
        said = said.with(Acknowledgement.of(a, clock.now, "kim", ""));
        clock.pass("24H");
        assertThat(clock.story()).containsExactly("30s first notification: a");

        clock.see(over(a, clock.now)).pass("5M");
        assertThat(clock.story()).hasSize(2).last().asString().endsWith("all alerts resolved: a resolved");
    }

    @Test
    void anAcknowledgedAlertThatGrowsLouderIsNews() {
        var a = firing("Stale", "a");
        clock.see(a).pass("1M");
        said = said.with(Acknowledgement.of(a, clock.now, "kim", ""));
        clock.see(GroupClock.louder(a)).pass("5M");

        assertThat(clock.story()).hasSize(2).last().asString().endsWith("new alerts added: a");
    }

    @Test
    void whatNobodyAcknowledgedIsRepeatedAlone() {
        var a = firing("Stale", "a");
        clock.see(a, firing("Stale", "b")).pass("1M");
        said = said.with(Acknowledgement.of(a, clock.now, "kim", ""));
        clock.pass("4H5M");

        assertThat(clock.story()).hasSize(2).last().asString().endsWith("repeat interval elapsed: b");
    }

    private void silence(String matcher, String span) {
        Instant end = START.plus(Duration.parse(span));
        said = said.with(new Silence("s1", List.of(Matcher.parse(matcher)), START, end, START, "kim", ""));
    }
}
