package io.deckwatch.demo.play;

import io.deckwatch.simulation.incident.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** What happens in the demo by itself, every day anew. */
final class Script {

    /** A Monday evening. */
    static final Instant START = Instant.parse("2026-03-02T18:00:00Z");

    private static final LocalTime EVENING = LocalTime.of(18, 0);

    static final List<Scene> SCENES = List.of(
            new Scene(
                    after("18:03"),
                    minutes(14),
                    "swift-prod",
                    Fault.LOCATION_UNAVAILABLE,
                    "default",
                    "Swift answers 401: the temp URL is invalid",
                    "Swift accepts the temp URL again"),
            new Scene(
                    after("18:55"),
                    minutes(80),
                    "openshift-prod",
                    Fault.BACKUPS_FAIL,
                    "payments-hourly",
                    "the bucket policy denies uploads: the hourly backups of payments fail",
                    "the bucket policy is mended"),
            new Scene(
                    after("20:40"),
                    minutes(25),
                    "tiers-prod",
                    Fault.SERVER_DOWN,
                    "tiers-prod",
                    "the Velero server is killed and does not come back",
                    "the Velero server runs again"),
            new Scene(
                    after("02:02"),
                    minutes(50),
                    "rook-prod",
                    Fault.TRANSFER_STALLS,
                    "shop/media",
                    "the upload of shop/media stalls, without a word",
                    "the upload of shop/media moves again"),
            new Scene(
                    after("02:10"),
                    minutes(310),
                    "homelab",
                    Fault.LOCATION_UNAVAILABLE,
                    "backblaze",
                    "Backblaze rejects the key",
                    "a new key for Backblaze is in place"),
            new Scene(
                    after("04:03"),
                    minutes(55),
                    "tiers-prod",
                    Fault.NODE_LOST,
                    "tier-node-2",
                    "node tier-node-2 is lost while volumes are backed up",
                    "node tier-node-2 is back"));

    private Script() {}

    /** How long after the first evening's beginning. */
    private static Duration after(String time) {
        var span = Duration.between(EVENING, LocalTime.parse(time));
        return span.isNegative() ? span.plusDays(1) : span;
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
