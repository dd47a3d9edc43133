package io.deckwatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.group.AlertRef;
import io.deckwatch.alert.silence.Acknowledgement;
import io.deckwatch.alert.silence.Silence;
import io.deckwatch.broker.BrokerExtension;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.rule.Severity;
import io.deckwatch.state.Matcher;
import io.deckwatch.stream.silence.SilenceBook;
import io.deckwatch.stream.silence.SilenceLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class SilenceLogTest {

    private static final Silence SILENCE = new Silence(
            "log-test",
            List.of(Matcher.parse("cluster=prod")),
            StreamFixture.NOW,
            StreamFixture.NOW.plusSeconds(3600),
            StreamFixture.NOW,
            "kim",
            "");
    private static final Acknowledgement ACKNOWLEDGEMENT = new Acknowledgement(
            new AlertRef("log-test", StreamFixture.NOW, Severity.WARNING), StreamFixture.NOW, "kim", "");

    @Test
    void whatIsWrittenIsReadByTheNextProcessAndStandsInTheJournal(EmbeddedBroker broker) throws Exception {
        try (var stream = new StreamFixture(broker.bootstrapServers());
                var log = new SilenceLog(stream.kafka)) {
            log.write(List.of(SILENCE), StreamFixture.NOW);
            var offset = log.write(ACKNOWLEDGEMENT);

            var book = new SilenceBook();
            assertThat(book.hasTaken(offset, Duration.ZERO)).isFalse();
            book.load(stream.kafka);
            assertThat(book.hasTaken(offset, Duration.ZERO)).isTrue();
            assertThat(book.silences().find("log-test")).contains(SILENCE);
            assertThat(book.silences().acknowledgements().values()).contains(ACKNOWLEDGEMENT);
            assertThat(stream.records(Topics.JOURNAL, 0))
                    .filteredOn(entry -> new String(entry.key(), UTF_8).contains("log-test"))
                    .extracting(entry -> DeadLettersTest.header(entry, "deckwatch_type") + " "
                            + DeadLettersTest.header(entry, "deckwatch_what"))
                    .containsExactly("silence active", "acknowledgement made");

            log.remove(List.of(SILENCE.id(), ACKNOWLEDGEMENT.key()));
            var next = new SilenceBook();
            next.load(stream.kafka);
            assertThat(next.silences().find("log-test")).isEmpty();
            assertThat(next.silences().acknowledgements().values()).doesNotContain(ACKNOWLEDGEMENT);
        }
    }

    @Test
    void whatWasReadBeforeIsNotTakenAgain(EmbeddedBroker broker) {
        try (var stream = new StreamFixture(broker.bootstrapServers());
                var log = new SilenceLog(stream.kafka)) {
            log.write(List.of(SILENCE), StreamFixture.NOW);
            var first = stream.records(Topics.SILENCES, 0).getLast();
            log.remove(List.of(SILENCE.id()));
            var book = new SilenceBook();
            book.load(stream.kafka);

            book.take(first, stream.kafka);

            assertThat(book.silences().find("log-test")).isEmpty();
        }
    }
}
