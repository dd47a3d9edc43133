package io.deckwatch.notify.stdout;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.Examples;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.GoldenMessages;
import io.deckwatch.notify.Incidents;
import io.deckwatch.notify.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StdoutChannelTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StdoutChannel channel = new StdoutChannel("log", new PrintStream(out, true, StandardCharsets.UTF_8));

    @TestFactory
    Stream<DynamicTest> messagesAboutTypicalIncidentsAreThoseOfTheFiles() {
        return GoldenMessages.of("stdout", ".txt", channel::render);
    }

    @Test
    void aMessageIsPrintedAsItIs() {
        var body = channel.render(Examples.notification());

        assertThat(channel.deliver(new Delivery(Examples.ID, body, 1))).isInstanceOf(Outcome.Delivered.class);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(body);
    }

    @Test
    void whatUsersWroteMakesNoLinesAndMovesNoCursor() {
        assertThat(channel.render(Incidents.nasty()).lines())
                .noneMatch(line -> line.startsWith("# heading") || line.contains("\u202E"));
    }

    @Test
    void anOutputThatIsClosedWantsNoMore() {
        var closed = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("closed");
            }
        });

        assertThat(new StdoutChannel("log", closed)
                        .deliver(new Delivery(Examples.ID, "x", 1))
                        .failure())
                .contains(FailureReason.GONE);
    }
}
