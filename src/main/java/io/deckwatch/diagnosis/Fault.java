package io.deckwatch.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a fault lies: whom to ask, and where to look first. */
public enum Fault {
    /** The object storage: the bucket, its settings, what lies in it. */
    STORAGE("storage"),
    /** Keys, tokens, roles and the Secrets that hold them. */
    CREDENTIALS("credentials"),
    /** Names, routes, proxies, firewalls, certificates. */
    NETWORK("network"),
    /** Volumes and their snapshots: the CSI driver and what belongs to it. */
    CSI("csi"),
    /** Velero's node-agent and the pods that move data for it. */
    NODE_AGENT("node-agent"),
    /** The Velero server, its plugins and its settings. */
    VELERO("velero"),
    /** The Schedule, Backup or Restore as somebody wrote it. */
    SCHEDULE("schedule"),
    /** Kubernetes itself: API server, admission, quotas, nodes, clocks. */
    CLUSTER("cluster");

    private final String text;

    Fault(String text) {
        this.text = text;
    }

    /** As it is written, for example {@code node-agent}. */
    public String text() {
        return text;
    }

    /** The place of that name. */
    public static Optional<Fault> of(String text) {
        return Arrays.stream(values()).filter(fault -> fault.text.equals(text)).findFirst();
    }

    /** All of them as they are written. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Fault::text).toList();
    }
}
