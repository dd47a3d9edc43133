package io.deckwatch.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A message as a receiver got it.
 *
 * @param id its webhook-id
 * @param text its body
 * @param body the same, read
 * @param arrived when it arrived
 */
record Message(String id, String text, JsonNode body, Instant arrived) {

    /** What a message says about one alert. */
    record Told(String alertName, String schedule, String fingerprint, String status, Instant startsAt) {}

    String status() {
        return body.path("status").asText();
    }

    List<Told> told() {
        return StreamSupport.stream(body.path("alerts").spliterator(), false)
                .map(alert -> new Told(
                        alert.path("labels").path("alertname").asText(),
                        alert.path("labels").path("schedule").asText(),
                        alert.path("fingerprint").asText(),
                        alert.path("status").asText(),
                        Instant.parse(alert.path("startsAt").asText())))
                .toList();
    }

    @Override
    public String toString() {
        return "\n" + arrived + " " + id + " " + told();
    }
}
