package io.deckwatch.notify.pagerduty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.AlertRef;
import io.deckwatch.notify.AlertText;
import io.deckwatch.notify.Excerpt;
import io.deckwatch.notify.Fact;
import io.deckwatch.notify.MessageText;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Tone;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** An event about a group, without the routing key. All of the group's events have the same {@code dedup_key}. */
final class Event {

    private static final int MOST_ALERTS = 20;
    private static final int SUMMARY = 1024;
    private static final int DETAIL = 2000;
    private static final int NAME = 255;
    private static final int LONGEST_URL = 1500;

    private Event() {}

    static String of(Notification notification) {
        var event = JsonNodeFactory.instance.objectNode();
        var firing = notification.alerts().stream().anyMatch(Alert::isFiring);
        event.put("event_action", firing ? "trigger" : "resolve");
        event.put("dedup_key", sha256(notification.groupKey()));
        if (firing) {
            var message = MessageText.of(notification, MOST_ALERTS);
            event.set("payload", payload(notification, message));
            event.put("client", "Deckwatch");
            if (!message.page().isEmpty()) {
                event.put("client_url", message.page());
            }
            event.set("links", links(message.alerts().getFirst()));
        }
        return event.toString();
    }

    private static ObjectNode payload(Notification notification, MessageText message) {
        var common = notification.commonLabels();
        var payload = JsonNodeFactory.instance.objectNode();
        payload.put("summary", Excerpt.of(message.title(), SUMMARY));
        payload.put("source", named(AlertText.place(common.getOrDefault("cluster", "several clusters"))));
        payload.put("severity", severity(message.tone()));
        payload.put("timestamp", start(notification).toString());
        payload.put("class", named(common.getOrDefault("alertname", "several alerts")));
        payload.put("group", named(common.getOrDefault("velero_namespace", "velero")));
        payload.set("custom_details", details(message));
        return payload;
    }

    private static ObjectNode details(MessageText message) {
        var details = JsonNodeFactory.instance.objectNode();
        details.put("why", message.why());
        if (message.alerts().size() == 1) {
            var alert = message.alerts().getFirst();
            put(details, "description", alert.detail());
            alert.why().advice().forEach(fact -> put(details, fact.label(), fact.text()));
            alert.facts().forEach(fact -> put(details, fact.label(), fact.text()));
            put(details, "reason", alert.why().reason());
            return details;
        }
        message.counts().forEach(count -> details.put("number of " + count.label(), count.text()));
        var alerts = details.putArray("alerts");
        message.alerts().forEach(alert -> alerts.add(line(alert)));
        if (message.leftOut() > 0) {
            details.put("not listed", message.leftOut() + " more alerts");
        }
        return details;
    }

    private static String line(AlertText alert) {
        var facts = alert.facts().stream().map(Event::text).collect(Collectors.joining(", "));
        return Excerpt.of(alert.headline() + " (" + facts + ")", DETAIL);
    }

    private static String text(Fact fact) {
        return fact.label() + ": " + fact.text();
    }

    private static void put(ObjectNode details, String name, String text) {
        if (!text.isEmpty()) {
            details.put(Excerpt.of(name, NAME), Excerpt.of(text, DETAIL));
        }
    }

    private static ArrayNode links(AlertText alert) {
        var links = JsonNodeFactory.instance.arrayNode();
        link(links, "Runbook: " + alert.name(), alert.links().runbook());
        link(links, "Open in Deckwatch", alert.links().page());
        link(links, "Silence", alert.links().silence());
        return links;
    }

    private static void link(ArrayNode links, String text, String url) {
        if (!url.isEmpty() && url.length() <= LONGEST_URL) {
            links.addObject().put("href", url).put("text", Excerpt.of(text, NAME));
        }
    }

    private static String named(String name) {
        return Excerpt.of(name, NAME);
    }

    private static Instant start(Notification notification) {
        return notification.alerts().stream()
                .filter(Alert::isFiring)
                .map(alert -> AlertRef.of(alert).startsAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String severity(Tone tone) {
        return switch (tone) {
            case CRITICAL -> "critical";
            case WARNING -> "warning";
            case INFO, RETIRED, RESOLVED -> "info";
        };
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
