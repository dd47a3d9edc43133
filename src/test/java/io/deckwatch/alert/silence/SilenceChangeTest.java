package io.deckwatch.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.state.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceChangeTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final Wish NIGHTLY = new Wish(
            "", List.of(Matcher.parse("schedule=nightly")), NOW, NOW.plus(Duration.ofHours(2)), "kim", "disk swap");

    private Silences known = Silences.NONE;

    @Test
    void aNewOneIsInForceAtOnceAndOverAtItsEnd() {
        var silence = made(NIGHTLY, "s1", NOW).silence();

        assertThat(silence.id()).isEqualTo("s1");
        assertThat(silence.state(NOW)).isEqualTo(Silence.State.ACTIVE);
        assertThat(silence.state(silence.endsAt().minusNanos(1))).isEqualTo(Silence.State.ACTIVE);
        assertThat(silence.state(silence.endsAt())).isEqualTo(Silence.State.EXPIRED);
    }

    @Test
    void oneThatWasToBeginInThePastBeginsNow() {
        assertThat(made(starting(NIGHTLY, NOW.minusSeconds(60)), "s1", NOW)
                        .silence()
                        .startsAt())
                .isEqualTo(NOW);
    }

    @Test
    void oneForLaterIsPending() {
        var later = made(starting(NIGHTLY, NOW.plusSeconds(60)), "s1", NOW).silence();

        assertThat(later.state(NOW)).isEqualTo(Silence.State.PENDING);
        assertThat(later.state(NOW.plusSeconds(60))).isEqualTo(Silence.State.ACTIVE);
    }

    @Test
    void anActiveOneIsProlongedUnderItsName() {
        var before = made(NIGHTLY, "s1", NOW).silence();
        var later = NOW.plusSeconds(600);
        var wish = new Wish(
                "s1", before.matchers(), before.startsAt(), before.endsAt().plusSeconds(3600), "kim", "takes longer");

        var change = made(wish, "s2", later);

        assertThat(change.silences()).hasSize(1);
        assertThat(change.silence().id()).isEqualTo("s1");
        assertThat(change.silence().endsAt()).isEqualTo(NOW.plus(Duration.ofHours(3)));
        assertThat(change.silence().updatedAt()).isEqualTo(later);
    }

    @Test
    void otherMatchersMakeANewOneAndEndTheOld() {
        made(NIGHTLY, "s1", NOW);
        var later = NOW.plusSeconds(600);
        var wish = new Wish("s1", List.of(Matcher.parse("schedule=hourly")), NOW, NIGHTLY.endsAt(), "kim", "");

        var change = made(wish, "s2", later);

        assertThat(change.silences()).extracting(Silence::id).containsExactly("s1", "s2");
        assertThat(change.silences().getFirst().endsAt()).isEqualTo(later);
        assertThat(change.silence().startsAt()).isEqualTo(later);
    }

    @Test
    void anActiveOneThatIsToBeginAnewIsANewOne() {
        made(NIGHTLY, "s1", NOW);

        var change = made(named("s1", starting(NIGHTLY, NOW.plusSeconds(900))), "s2", NOW.plusSeconds(600));

        assertThat(change.silences()).extracting(Silence::id).containsExactly("s1", "s2");
    }

    @Test
    void aPendingOneMayBeMovedButNotIntoThePast() {
        made(starting(NIGHTLY, NOW.plusSeconds(600)), "s1", NOW);

        assertThat(made(named("s1", starting(NIGHTLY, NOW.plusSeconds(300))), "s2", NOW)
                        .silence()
                        .id())
                .isEqualTo("s1");
        assertThat(made(named("s1", starting(NIGHTLY, NOW.minusSeconds(1))), "s3", NOW)
                        .silence()
                        .id())
                .isEqualTo("s3");
    }

    @Test
    void oneThatIsOverIsMadeAnewAndStaysAsItWas() {
        made(NIGHTLY, "s1", NOW);
        var after = NOW.plus(Duration.ofHours(3));
        var wish = new Wish("s1", NIGHTLY.matchers(), NOW, after.plusSeconds(60), "kim", "");

        assertThat(made(wish, "s2", after).silences()).extracting(Silence::id).containsExactly("s2");
    }

    @Test
    void anActiveOneEndsNowAndAPendingOneNeverBegins() {
        made(NIGHTLY, "active", NOW);
        made(starting(NIGHTLY, NOW.plusSeconds(600)), "pending", NOW);
        var later = NOW.plusSeconds(60);

        for (var id : List.of("active", "pending")) {
            var change = (SilenceChange.Made) SilenceChange.expire(known, id, later);
            assertThat(change.silence().state(later)).isEqualTo(Silence.State.EXPIRED);
            assertThat(change.silence().endsAt()).isEqualTo(later);
            known = known.with(change.silence());
            assertThat(SilenceChange.expire(known, id, later.plusSeconds(1)))
                    .isEqualTo(new SilenceChange.Refused("silence " + id + " already expired"));
        }
    }

    @Test
    void oneThatNobodyKnowsCanNeitherBeChangedNorEnded() {
        assertThat(SilenceChange.set(known, named("s9", NIGHTLY), "s1", NOW))
                .isEqualTo(new SilenceChange.Unknown("s9"));
        assertThat(SilenceChange.expire(known, "s9", NOW)).isEqualTo(new SilenceChange.Unknown("s9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule=\"\"", "schedule=~\".*\"", "schedule!=nightly", "schedule!~x"})
    void oneThatWouldMuteWhatLacksTheLabelIsRefused(String matcher) {
        assertThat(refusal(new Wish("", List.of(Matcher.parse(matcher)), NOW, NIGHTLY.endsAt(), "kim", "")))
                .startsWith("at least one matcher must not match the empty string");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(refusal(new Wish("", List.of(), NOW, NIGHTLY.endsAt(), "kim", "")))
                .isEqualTo("at least one matcher required");
        assertThat(refusal(starting(NIGHTLY, NIGHTLY.endsAt()))).isEqualTo("start time must be before end time");
        assertThat(refusal(new Wish("", NIGHTLY.matchers(), NOW.minusSeconds(60), NOW.minusSeconds(1), "kim", "")))
                .isEqualTo("end time can't be in the past");
        assertThat(refusal(
                        new Wish("", Collections.nCopies(51, Matcher.parse("a=b")), NOW, NIGHTLY.endsAt(), "kim", "")))
                .contains("at most 50 matchers");
        assertThat(refusal(new Wish("", NIGHTLY.matchers(), NOW, NIGHTLY.endsAt(), "kim", "x".repeat(2_000))))
                .contains("1024 characters");
    }

    private String refusal(Wish wish) {
        return ((SilenceChange.Refused) SilenceChange.set(known, wish, "s1", NOW)).reason();
    }

    private SilenceChange.Made made(Wish wish, String id, Instant at) {
        var change = (SilenceChange.Made) SilenceChange.set(known, wish, id, at);
        change.silences().forEach(silence -> known = known.with(silence));
        return change;
    }

    private static Wish starting(Wish wish, Instant start) {
        return new Wish(wish.id(), wish.matchers(), start, wish.endsAt(), wish.createdBy(), wish.comment());
    }

    private static Wish named(String id, Wish wish) {
        return new Wish(id, wish.matchers(), wish.startsAt(), wish.endsAt(), wish.createdBy(), wish.comment());
    }
}
