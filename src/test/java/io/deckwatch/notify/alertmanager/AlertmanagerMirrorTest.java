package io.deckwatch.notify.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.notify.Channel;
import io.deckwatch.notify.ChannelContract;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.Examples;
import io.deckwatch.notify.GoldenMessages;
import io.deckwatch.notify.Mirror;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.Receiver;
import io.deckwatch.notify.Standing;
import io.deckwatch.notify.http.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AlertmanagerMirrorTest extends ChannelContract {

    private static final String PAGES = "https://deckwatch.example";

    @Override
    protected Channel channel(URI url, Duration timeout) {
        var mirror = mirror(url, timeout);
        return new Channel() {
            @Override
            public String render(Notification notification) {
                return PostableAlerts.of(standings(notification), NOW.plusSeconds(240), PAGES);
            }

            @Override
            public Outcome deliver(Delivery delivery) {
                return mirror.show(standings(Examples.notification()), NOW);
            }

            @Override
            public String toString() {
                return mirror.toString();
            }
        };
    }

    @TestFactory
    Stream<DynamicTest> messagesAboutTypicalIncidentsAreThoseOfTheFiles() {
        var channel = channel(URI.create("http://alertmanager.example/api/v2/alerts"), Duration.ofSeconds(1));
        return GoldenMessages.forPrograms("alertmanager", channel::render);
    }

    @Test
    void whatHoldsIsToBeBelievedForFourIntervalsAndAnEndIsTheRealOne() throws IOException {
        try (var receiver = Receiver.answering(200, "")) {
            deliver(receiver.url());
            var body = new ObjectMapper().readTree(receiver.request().body());

            assertThat(body.get(0).path("labels").path("severity").asText()).isEqualTo("critical");
            assertThat(body.get(0).path("startsAt").asText()).isEqualTo("2026-03-02T02:00:00Z");
            assertThat(body.get(0).path("endsAt").asText())
                    .isEqualTo(NOW.plus(Duration.ofMinutes(4)).toString());
            assertThat(body.get(1).path("endsAt").asText()).isEqualTo("2026-03-02T03:05:00.250Z");
        }
    }

    @Test
    void thousandsOfAlertsAreSentInPieces() throws IOException {
        try (var receiver = Receiver.answering(200, "")) {
            var standing = standings(Examples.notification()).getFirst();
            var outcome = mirror(receiver.url(), Duration.ofSeconds(10)).show(Collections.nCopies(600, standing), NOW);

            assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
            assertThat(List.of(size(receiver), size(receiver), size(receiver))).containsExactly(250, 250, 100);
            assertThat(receiver.hasRequests()).isFalse();
        }
    }

    private static Mirror mirror(URI url, Duration timeout) {
        return new AlertmanagerSettings("ops", List.of(new Endpoint(url, timeout, true)), Duration.ofMinutes(1))
                .open(InstantSource.fixed(NOW), PAGES, "1.2.3")
                .getFirst();
    }

    private static int size(Receiver receiver) throws IOException {
        JsonNode body = new ObjectMapper().readTree(receiver.request().body());
        return body.size();
    }

    private static List<Standing> standings(Notification notification) {
        return notification.alerts().stream()
                .map(AlertmanagerMirrorTest::standing)
                .toList();
    }

    private static Standing standing(Alert alert) {
        return new Standing(alert, alert.state() instanceof AlertState.Resolved over ? over.endsAt() : null);
    }
}
