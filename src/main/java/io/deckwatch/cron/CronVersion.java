package io.deckwatch.cron;

/** The version of the robfig/cron library whose rules a Velero server follows. */
public enum CronVersion {
    /**
     * Version 1.1.0, in Velero 1.14 and earlier: no time zone prefix, and a star with a step (<code>*&#47;2</code>) is still
     * a star, so that day of month and day of week must both match.
     */
    V1,

    /**
     * Version 3.0.1, in Velero 1.15 to 1.18: knows <code>TZ=</code> and <code>CRON_TZ=</code>, and a star with a step above
     * 1 is a restriction, so that either day field may match.
     */
    V3
}
