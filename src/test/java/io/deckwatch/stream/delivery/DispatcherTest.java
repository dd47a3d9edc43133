package io.deckwatch.stream.delivery;

import static io.deckwatch.stream.delivery.World.BUSY;
import static io.deckwatch.stream.delivery.World.OK;
import static io.deckwatch.stream.delivery.World.firing;
import static io.deckwatch.stream.delivery.World.over;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.deckwatch.alert.group.Route;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private final World world = new World("ops");
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        end.countDown();
    }

    @Test
    void aReceiverIsLeftAloneAfterAMessageForAsLongAsItLikes() {
        var two = new World("slow", "fast");
        two.channel("slow").gap = Duration.ofSeconds(5);
        two.see(firing("Stale", "daily"));
        two.pass("40S");
        two.see(firing("Failed", "daily"), firing("Stalled", "daily"));
        two.pass("31S");

        assertThat(two.channel("fast").seen).hasSize(3);
        assertThat(two.channel("slow").seen).hasSize(2);
        two.pass("5S");
        assertThat(two.channel("slow").seen).hasSize(3);
    }

    @Test
    void anAlertThatOutlivesTheGroupWaitIsDeliveredAndWrittenDown() {
        world.see(firing("Stale", "daily"));
        world.pass("60S");

        assertThat(ops().bodies()).containsExactly("first notification:[ daily firing]");
        assertThat(world.log.only().isDelivered()).isTrue();
        assertThat(world.log.only().body()).isEmpty();
        assertThat(world.log.only().answer()).isEqualTo("answered 200");
        assertThat(world.meter.outcomes).containsExactly("ops delivered");
        assertThat(world.meter.open).isZero();
    }

    @Test
    void aMessageIsWrittenDownBeforeItIsSent() {
        var written = new ArrayList<String>();
        ops().answer = delivery -> {
            var record = world.log.only();
            written.add(record.id() + record.isOpen() + record.body());
            return OK;
        };
        world.see(firing("Stale", "daily"));
        world.pass("60S");

        assertThat(written).containsExactly(ops().seen.getFirst().id() + "true" + "first notification:[ daily firing]");
    }

    @Test
    void nothingIsSentWhileTheLogCannotBeWritten() {
        world.log.broken = true;
        world.see(firing("Stale", "daily"));
        world.pass("5M");
        assertThat(ops().seen).isEmpty();

        world.log.broken = false;
        world.pass("2S");
        assertThat(ops().seen).hasSize(1);
    }

    @Test
    void aMessageUnderWayAtAKillIsSentAgainWithTheSameIdAndBodyAndThenWhatChanged() {
        var daily = firing("Stale", "daily");
        ops().answer = delivery -> BUSY;
        world.see(daily);
        world.pass("31S");
        var before = ops().seen.getFirst();

        ops().answer = delivery -> OK;
        world.start(over(daily));
        world.pass("10M");

        assertThat(ops().seen.get(1)).isEqualTo(new Delivery(before.id(), before.body(), 1));
        assertThat(ops().bodies())
                .containsExactly(before.body(), before.body(), "all alerts resolved:[ daily resolved]");
    }

    @Test
    void afterARestartWhatWasDeliveredIsNotSentAgain() {
        var daily = firing("Stale", "daily");
        world.see(daily);
        world.pass("60S");
        world.start(daily);
        world.pass("3H");

        assertThat(ops().seen).hasSize(1);
    }

    @Test
    void aFailedAttemptIsMadeAgainWithGrowingPauses() {
        var times = new ArrayList<Long>();
        ops().answer = delivery -> {
            times.add(Duration.between(World.START, world.now).toSeconds());
            return times.size() < 5 ? BUSY : OK;
        };
        world.see(firing("Stale", "daily"));
        world.pass("5M");

        assertThat(times).containsExactly(30L, 32L, 36L, 44L, 60L);
        assertThat(ops().seen).extracting(Delivery::attempt).containsExactly(1, 2, 3, 4, 5);
        assertThat(ops().seen.stream().map(Delivery::id).distinct()).hasSize(1);
        assertThat(world.log.only().attempts()).isEqualTo(5);
    }

    @Test
    void aPauseTheReceiverAsksForHoldsForAllItsMessages() {
        world.routes.set(0, Route.to("ops").by(List.of("...")));
        world.start();
        var times = new ArrayList<Long>();
        ops().answer = delivery -> {
            times.add(Duration.between(World.START, world.now).toSeconds());
            return times.size() > 1
                    ? OK
                    : new Outcome.RetryLater(FailureReason.RATE_LIMITED, "answered 429", Duration.ofSeconds(45));
        };
        world.see(firing("Stale", "daily"), firing("Stale", "weekly"));
        world.pass("3M");

        assertThat(times).containsExactly(30L, 75L, 75L);
    }

    @Test
    void aMessageThatStaysUndeliveredForSixHoursGoesToTheDeadLettersAndThePresentStateIsToldAnew() {
        var daily = firing("Stale", "daily");
        ops().answer = delivery -> BUSY;
        world.see(daily);
        world.pass("2H");
        world.see(firing("Stale", "weekly"));
        world.pass("4H").pass("5M");

        assertThat(world.log.dead).singleElement().satisfies(dead -> {
            assertThat(dead.body()).isEqualTo("first notification:[ daily firing]");
            assertThat(dead.answer()).contains("answered 503; given up after");
        });
        ops().answer = delivery -> OK;
        world.pass("10M");
        assertThat(ops().bodies()).last().isEqualTo("first notification:[ daily firing,  weekly firing]");
        assertThat(world.meter.outcomes).contains("ops buried").last().isEqualTo("ops delivered");
    }

    @Test
    void aMessageThatIsRejectedGoesToTheDeadLettersAtOnce() {
        ops().answer = delivery -> new Outcome.Rejected(FailureReason.CLIENT_ERROR, "answered 400");
        world.see(firing("Stale", "daily"));
        world.pass("60S");

        assertThat(ops().seen).hasSize(1);
        assertThat(world.log.dead)
                .singleElement()
                .extracting(DeliveryRecord::answer)
                .isEqualTo("answered 400");
        assertThat(world.log.only().isFailed()).isTrue();
    }

    @Test
    void aReceiverThatIsGoneIsCalledNoMore() {
        ops().answer = delivery -> new Outcome.Rejected(FailureReason.GONE, "answered 410");
        world.see(firing("Stale", "daily"));
        world.pass("2H");

        assertThat(ops().seen).hasSize(1);
        assertThat(world.log.dead).hasSizeGreaterThan(1).last().satisfies(dead -> assertThat(dead.answer())
                .contains("wants no more messages"));
    }

    @Test
    void deadLettersAreNotMultipliedWhileTheLogCannotBeWritten() {
        ops().answer = delivery -> {
            world.log.broken = true;
            return new Outcome.Rejected(FailureReason.CLIENT_ERROR, "answered 400");
        };
        world.see(firing("Stale", "daily"));
        world.pass("3M");
        world.log.broken = false;
        world.pass("3S");

        assertThat(world.log.dead).hasSize(1);
    }

    @Test
    void aChannelThatThrowsIsTriedAgainAndItsTextIsKeptToItself() {
        var calls = new AtomicInteger();
        ops().answer = delivery -> {
            if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("https://h.example/s3cr3t");
            }
            return OK;
        };
        world.see(firing("Stale", "daily"));
        world.pass("60S");

        assertThat(ops().seen).hasSize(2);
        assertThat(world.log.only().isDelivered()).isTrue();
        assertThat(world.meter.outcomes).containsExactly("ops other", "ops delivered");
    }

    @Test
    void anOpenMessageOfAReceiverThatIsNoLongerConfiguredGoesToTheDeadLetters() {
        ops().answer = delivery -> BUSY;
        world.see(firing("Stale", "daily"));
        world.pass("40S");
        world.channels.clear();
        world.routes.clear();
        world.start();
        world.pass("1S");

        assertThat(world.log.dead).singleElement().satisfies(dead -> assertThat(dead.answer())
                .contains("configured any more"));
    }

    @Test
    void aRouteToAReceiverThatIsNotConfiguredIsRefused() {
        world.routes.add(Route.to("typo"));

        assertThatThrownBy(world::start).hasMessageContaining("receiver typo, which is not configured");
    }

    @Test
    void aReceiverThatHangsDoesNotDelayAnother() {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var two = new World("slow", "fast");
            two.executor = executor;
            two.start();
            two.channel("slow").answer = delivery -> {
                untilReleased(end);
                return OK;
            };
            two.see(firing("Stale", "daily"));
            two.pass("40S");
            await().until(() -> two.channel("fast").seen.size() == 1);
            two.pass("1S").see(over(firing("Stale", "daily")));
            two.pass("10M");
            await().until(() -> two.channel("fast").seen.size() == 2);

            assertThat(two.channel("slow").seen).hasSize(1);
            end.countDown();
            await().until(() -> {
                two.pass("1S");
                return two.channel("slow").seen.size() == 2;
            });
        }
    }

    @Test
    void asManyMessagesOfDifferentGroupsAreUnderWayToAReceiverAsItBears() {
        var held = new ArrayDeque<Runnable>();
        var two = new World("machine", "people");
        two.executor = held::add;
        two.start();
        two.channel("machine").atOnce = 2;
        two.see(firing("Stale", "daily")).pass("31S");
        deliver(held, two);
        two.see(firing("Failed", "daily"), firing("Missing", "daily"), firing("Stalled", "daily"))
                .pass("31S");

        assertThat(held).as("two to the machine, one to people").hasSize(3);
        held.removeFirst().run();
        two.pass("1S");
        assertThat(held).as("the third to the machine followed").hasSize(3);
        deliver(held, two);
        assertThat(two.channel("machine").seen).hasSize(4).doesNotHaveDuplicates();
        assertThat(two.channel("people").seen).hasSize(4).doesNotHaveDuplicates();
    }

    private static void deliver(Deque<Runnable> held, World world) {
        while (!held.isEmpty()) {
            held.removeFirst().run();
            world.pass("1S");
        }
    }

    @Test
    void ofOneGroupNeverTwoMessagesAreUnderWay() {
        var held = new ArrayDeque<Runnable>();
        world.executor = held::add;
        world.start();
        ops().atOnce = 2;
        world.see(firing("Stale", "daily"));
        world.pass("31S").see(over(firing("Stale", "daily")));
        world.pass("1H");

        assertThat(held).hasSize(1);
        held.removeFirst().run();
        world.pass("6M");
        assertThat(held).hasSize(1);
    }

    @Test
    void aReceiverGetsOneMessageAtATimeAndOfOneGroupInOrder() {
        var daily = firing("Stale", "daily");
        var failures = new AtomicInteger(20);
        ops().answer = delivery -> failures.getAndDecrement() > 0 ? BUSY : OK;
        world.see(daily);
        world.pass("6M");
        world.see(firing("Stale", "weekly"));
        world.pass("6M");
        world.see(over(daily));
        world.pass("2H");

        var delivered = ops().bodies().stream().distinct().toList();
        assertThat(delivered)
                .containsExactly(
                        "first notification:[ daily firing]", "new alerts added:[ weekly firing,  daily resolved]");
    }

    @Test
    void theThreadDoesItAllAndStopsAfterTheAnswer() {
        world.routes.set(0, Route.to("ops").every(Duration.ZERO, Duration.ofMinutes(5), Duration.ofHours(4)));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            world.executor = executor;
            world.start();
            ops().answer = delivery -> {
                untilReleased(end);
                return OK;
            };
            world.dispatcher.start();
            world.see(firing("Stale", "daily"));
            await().until(() -> ops().seen.size() == 1);
            executor.submit(end::countDown);
            world.dispatcher.close();

            assertThat(world.log.only().isDelivered()).isTrue();
        }
    }

    private World.Recording ops() {
        return world.channel("ops");
    }

    private static void untilReleased(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
