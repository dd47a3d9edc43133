package io.deckwatch.notify.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.NotifyReason;
import io.deckwatch.notify.Channel;
import io.deckwatch.notify.ChannelContract;
import io.deckwatch.notify.GoldenMessages;
import io.deckwatch.notify.Incidents;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.http.Endpoint;
import io.deckwatch.rule.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TeamsChannelTest extends ChannelContract {

    private static final int LIMIT = 20 * 1024;
    private static final URI URL = URI.create("https://prod-1.logic.azure.example/");

    @Override
    protected Channel channel(URI url, Duration timeout) {
        return new TeamsSettings("ops", new Endpoint(url, timeout, true), true).open(InstantSource.fixed(NOW), "1.2.3");
    }

    @TestFactory
    Stream<DynamicTest> messagesAboutTypicalIncidentsAreThoseOfTheFiles() {
        var channel = channel(URL);
        return GoldenMessages.of("teams", ".json", notification -> GoldenMessages.pretty(channel.render(notification)));
    }

    @Test
    void aCardStaysBelowTheLimitWhateverUsersWrote() {
        for (var piece : new String[] {"x", "🔴", "\"\\\n", "日", "\u0001"}) {
            var text = piece.repeat(9000);
            var alert = Incidents.alert(
                    "A",
                    Severity.INFO,
                    Map.of("schedule", text, "volume", text, "restore", text),
                    Map.of(
                            "summary",
                            text,
                            "description",
                            text,
                            "reason",
                            text,
                            "owner",
                            text,
                            "cause",
                            text,
                            "remedy",
                            text));
            var many = IntStream.range(0, 30).mapToObj(i -> alert).toArray(Alert[]::new);

            assertThat(size(Incidents.told(NotifyReason.FIRST, alert))).isLessThan(LIMIT);
            assertThat(size(Incidents.told(NotifyReason.FIRST, many))).isLessThan(LIMIT);
        }
        assertThat(size(Incidents.storm())).isLessThan(LIMIT);
    }

    @Test
    void textsStandInRunsWhichReadNoMarkdown() throws IOException {
        var card = new ObjectMapper().readTree(channel(URL).render(Incidents.nasty()));

        assertThat(card.findValuesAsText("type")).doesNotContain("TextBlock", "FactSet");
        assertThat(card.findValuesAsText("text")).anyMatch(text -> text.contains("*bold* _it_"));
    }

    private int size(Notification notification) {
        return channel(URL).render(notification).getBytes(StandardCharsets.UTF_8).length;
    }
}
