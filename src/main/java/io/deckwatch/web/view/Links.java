package io.deckwatch.web.view;

import io.deckwatch.state.Subject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of pages. They are stable, because messages carry them. */
public final class Links {

    private Links() {}

    /** The page of a cluster. */
    public static String cluster(String cluster) {
        return "/clusters/" + encoded(cluster);
    }

    /** The page of a schedule. */
    public static String schedule(Subject schedule) {
        return cluster(schedule.cluster()) + "/" + encoded(schedule.namespace()) + "/schedules/"
                + encoded(schedule.name());
    }

    /** The page of a backup, which stays after the backup is gone. */
    public static String backup(String cluster, String namespace, String name) {
        return cluster(cluster) + "/" + encoded(namespace) + "/backups/" + encoded(name);
    }

    /** The page of an alert. */
    public static String alert(String fingerprint) {
        return "/alerts/" + encoded(fingerprint);
    }

    /** The form that silences an alert. */
    public static String silence(String fingerprint) {
        return "/silences/new?alert=" + encoded(fingerprint);
    }

    /** The runbook of all alerts of that name. */
    public static String runbook(String alertName) {
        return "/runbooks/" + encoded(alertName);
    }

    /** The runbook of an alert, filled in for it. */
    public static String runbook(String alertName, String fingerprint) {
        return runbook(alertName) + "?fingerprint=" + encoded(fingerprint);
    }

    /** A text as a part of an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
