package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever people do on ordinary days, nobody is disturbed: schedules are edited, made anew and removed, backups are made and
 * deleted by hand and taken in from elsewhere, the server is replaced, clocks change.
 */
class OrdinaryLifeTest {

    /** {@code -Dfaults.from=1000} makes up other lives. */
    private static final long FROM = Long.getLong("faults.from", 0);

    static LongStream some() {
        return LongStream.range(FROM, FROM + Long.getLong("faults.some", 8));
    }

    static LongStream many() {
        return LongStream.range(FROM + 8, FROM + Long.getLong("faults.many", 2_000));
    }

    @ParameterizedTest
    @MethodSource("some")
    void nobodyIsDisturbed(long seed) {
        var life = OrdinaryLife.of(seed);

        assertThat(life.lived().heard()).as(life.toString()).isEmpty();
    }

    @Tag("chaos")
    @ParameterizedTest
    @MethodSource("many")
    void nobodyIsDisturbedInManyLives(long seed) {
        nobodyIsDisturbed(seed);
    }
}
