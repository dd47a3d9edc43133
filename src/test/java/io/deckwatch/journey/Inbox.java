package io.deckwatch.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.notify.Receiver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of webhooks that checks each message and keeps it. */
final class Inbox implements AutoCloseable {

    private static final byte[] KEY = "journey-journey-journey-journey!".getBytes(StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How long after its arrival a message may still be under way: the receiver's pause, and the write of the answer. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(3);

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Random pauses;
    private final int longestPause;
    private final Receiver receiver = Receiver.answering(this::answer);

    private Inbox(long seed, int longestPause) {
        this.pauses = new Random(seed);
        this.longestPause = longestPause;
    }

    /** Answers at once. */
    static Inbox quick() {
        return new Inbox(0, 0);
    }

    /** Takes its time, so that a kill meets messages under way. */
    static Inbox slow(long seed) {
        return new Inbox(seed, 400);
    }

    /** The settings of a program that tells this receiver, quickly. */
    Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        var webhook = "deckwatch.notify.receivers.webhook.ops.";
        settings.put(webhook + "url", receiver.url().toString());
        settings.put(webhook + "secrets", "whsec_" + Base64.getEncoder().encodeToString(KEY));
        settings.put(webhook + "allow-private-addresses", "true");
        settings.put("deckwatch.notify.route.group-by", "alertname,schedule");
        settings.put("deckwatch.notify.route.group-wait", "1s");
        settings.put("deckwatch.notify.route.group-interval", "2s");
        return settings;
    }

    private void answer(OutputStream out) throws IOException {
        var request = receiver.request();
        var headers = request.headers();
        var id = headers.getOrDefault("webhook-id", "");
        var signed = id + "." + headers.get("webhook-timestamp") + "." + request.body();
        if (!("v1," + hmac(signed)).equals(headers.get("webhook-signature"))) {
            faults.add("wrong signature of " + request);
        }
        messages.add(new Message(id, request.body(), JSON.readTree(request.body()), Instant.now()));
        Pause.of(Duration.ofMillis(longestPause == 0 ? 0 : pauses.nextInt(longestPause)));
        out.write("HTTP/1.1 204 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Message> messages() {
        assertThat(faults).isEmpty();
        return List.copyOf(messages);
    }

    /** The schedules that have a failed backup, as far as the receiver knows. */
    Set<String> failing() {
        // A schedule that fails again and again may be told of by the louder alert alone.
        var firing = new TreeSet<String>();
        for (var message : messages()) {
            for (var told : message.told()) {
                var alert = told.schedule() + " " + told.alertName();
                if (!told.alertName().startsWith("VeleroBackupFail")) {
                    continue;
                }
                if (told.status().equals("firing")) {
                    firing.add(alert);
                } else {
                    firing.remove(alert);
                }
            }
        }
        return firing.stream()
                .map(alert -> alert.substring(0, alert.indexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Checks that nothing was told twice, but for messages that were under way at one of those moments. */
    void nothingTwice(List<Instant> kills) {
        var byId = new LinkedHashMap<String, Message>();
        var newest = new HashMap<String, Message.Told>();
        var wrong = new ArrayList<String>();
        for (var message : messages()) {
            var before = byId.put(message.id(), message);
            if (before != null) {
                repeated(before, message, kills, wrong);
                continue;
            }
            // A message tells a group as a whole; something in it must be new.
            var isNews = false;
            for (var told : message.told()) {
                isNews |= !told.equals(newest.put(told.fingerprint(), told));
            }
            if (!isNews) {
                wrong.add("nothing new in " + message);
            }
        }
        assertThat(wrong)
                .as("messages in the order of arrival: %s; kills %s", messages, kills)
                .isEmpty();
    }

    private static void repeated(Message before, Message again, List<Instant> kills, List<String> wrong) {
        if (!before.text().equals(again.text())) {
            wrong.add("two bodies under the id " + again.id());
        }
        if (kills.stream()
                .noneMatch(kill -> !kill.isBefore(before.arrived())
                        && kill.isBefore(before.arrived().plus(IN_FLIGHT))
                        && kill.isBefore(again.arrived()))) {
            wrong.add("not under way at a kill, but twice: " + again.id() + " at " + before.arrived() + " and "
                    + again.arrived());
        }
    }

    @Override
    public void close() {
        receiver.close();
    }
}
