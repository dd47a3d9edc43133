package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories with one fault each, made up from seeds: people are told of it in time, of nothing that it cannot explain, and
 * nothing is left of it some runs after it was repaired.
 */
class InjectedFaultsTest {

    /** {@code -Dfaults.from=1000} makes up other histories. */
    private static final long FROM = Long.getLong("faults.from", 0);

    static LongStream some() {
        return LongStream.range(FROM, FROM + Long.getLong("faults.some", 22));
    }

    static LongStream many() {
        return LongStream.range(FROM + 22, FROM + Long.getLong("faults.many", 2_000));
    }

    @ParameterizedTest
    @MethodSource("some")
    void eachFaultIsToldAndNothingElse(long seed) {
        var history = InjectedFault.of(seed);

        assertThat(history.mistakes()).as(history.toString()).isEmpty();
    }

    @Tag("chaos")
    @ParameterizedTest
    @MethodSource("many")
    void eachFaultOfManyIsToldAndNothingElse(long seed) {
        eachFaultIsToldAndNothingElse(seed);
    }
}
