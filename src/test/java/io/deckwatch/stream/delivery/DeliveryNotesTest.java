package io.deckwatch.stream.delivery;

import static io.deckwatch.stream.delivery.World.BUSY;
import static io.deckwatch.stream.delivery.World.OK;
import static io.deckwatch.stream.delivery.World.START;
import static io.deckwatch.stream.delivery.World.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.delivery.DeliveryNote;
import io.deckwatch.alert.delivery.DeliveryNote.Outcome;
import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.PutAside.Handling;
import io.deckwatch.alert.delivery.PutAside.Kind;
import io.deckwatch.alert.delivery.PutAside.Origin;
import io.deckwatch.alert.delivery.PutAside.State;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome.Rejected;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the journal tells of attempts, and messages that go out again. */
class DeliveryNotesTest {

    private final World world = new World("team/slack");

    @Test
    void eachAttemptIsNotedWithItsAnswerAndWhenTheNextOneFollows() {
        var began = START.plusSeconds(30).plusMillis(1);
        channel().answer = delivery -> {
            world.now = world.now.plus(Duration.ofMillis(340));
            return delivery.attempt() == 1 ? BUSY : OK;
        };
        world.see(firing("Stale", "daily"));
        world.pass("60S");

        assertThat(world.log.notes).hasSize(2);
        var first = world.log.notes.getFirst();
        assertThat(first.to()).isEqualTo("team/slack");
        assertThat(first.receiver()).isEqualTo("team");
        assertThat(first.channel()).isEqualTo("slack");
        assertThat(first.reason()).isEqualTo("first notification");
        assertThat(first.id()).isEqualTo(channel().seen.getFirst().id());
        assertThat(first.at()).isEqualTo(began.plusMillis(340));
        assertThat(first.answer())
                .isEqualTo(new DeliveryNote.Answer(
                        Outcome.RETRY,
                        "server_error",
                        "answered 503",
                        Duration.ofMillis(340),
                        first.at().plus(Duration.ofSeconds(2))));
        var second = world.log.notes.getLast();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.answer().outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(second.answer().error()).isEmpty();
        assertThat(second.answer().next()).isNull();
    }

    @Test
    void aMessageThatIsGivenUpSaysWhy() {
        channel().answer = delivery -> new Rejected(FailureReason.AUTH_ERROR, "answered 403");
        world.see(firing("Stale", "daily"));
        world.pass("60S");

        assertThat(world.log.notes).singleElement().satisfies(note -> {
            assertThat(note.answer().outcome()).isEqualTo(Outcome.GIVEN_UP);
            assertThat(note.answer().error()).isEqualTo("auth_error");
            assertThat(note.answer().text()).isEqualTo("answered 403");
        });
    }

    @Test
    void anAnswerIsBoundedAndHoldsNoSecret() {
        channel().answer = delivery -> new Rejected(
                FailureReason.CLIENT_ERROR, "see https://user:hunter2@host/?sig=SECRET " + "x".repeat(5_000));
        world.see(firing("Stale", "daily"));
        world.pass("60S");

        assertThat(world.log.notes.getFirst().answer().text())
                .doesNotContain("hunter2", "SECRET")
                .hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void whileKafkaIsAwayTheNotesWaitAndTheNewestAreKept() {
        channel().answer = delivery -> BUSY;
        world.see(firing("Stale", "daily"));
        world.pass("31S");
        world.log.broken = true;
        world.pass("10M");
        var known = world.log.notes.size();
        world.log.broken = false;
        world.pass("2S");

        assertThat(world.log.notes).hasSize(channel().seen.size()).hasSizeGreaterThan(known);
    }

    @Test
    void aMessageThatIsReplayedGoesOutOnceMoreWithTheSameIdAndDisturbsNoGroup() {
        channel().answer = delivery -> new Rejected(FailureReason.AUTH_ERROR, "answered 403");
        world.see(firing("Stale", "daily"));
        world.pass("31S");
        var dead = world.log.dead.getFirst();
        channel().answer = delivery -> OK;

        world.dispatcher.replay(letter(7), dead);
        world.dispatcher.replay(letter(7), dead);
        world.pass("5S");

        assertThat(channel().seen).hasSize(2);
        assertThat(channel().seen.getLast().id()).isEqualTo(dead.id());
        assertThat(channel().seen.getLast().body()).isEqualTo(dead.body());
        assertThat(world.log.replays).hasSize(1);
        assertThat(world.log.notes.getLast().answer().outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(world.log.last.values().stream().filter(each -> !each.isClosed()))
                .as("what is kept of it")
                .extracting(each -> each.entry().group().isOfAlerts())
                .containsExactly(true);
    }

    @Test
    void aReplayUnderWayAtAKillIsSentAgainAndNothingElseIs() {
        channel().answer = delivery -> new Rejected(FailureReason.AUTH_ERROR, "answered 403");
        var daily = firing("Stale", "daily");
        world.see(daily);
        world.pass("31S");
        var dead = world.log.dead.getFirst();
        channel().answer = delivery -> BUSY;
        world.dispatcher.replay(letter(7), dead);
        world.pass("1S");

        channel().seen.clear();
        channel().answer = delivery -> OK;
        world.start(daily);
        world.pass("1S");

        assertThat(channel().bodies()).containsExactly(dead.body());
        assertThat(channel().seen.getFirst().id()).isEqualTo(dead.id());
    }

    private static PutAside letter(long number) {
        return new PutAside(
                number,
                START,
                new Origin(Kind.MESSAGE, "team/slack", ""),
                "answered 403",
                "",
                "",
                new Handling(State.REQUESTED, "kim", START));
    }

    private World.Recording channel() {
        return world.channel("team/slack");
    }
}
