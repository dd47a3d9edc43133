/**
 * Says at which instants a Velero schedule is due, by the rules of the cron library that Velero itself uses.
 *
 * <p>What a due instant means for a backup (grace, blocking, lateness) does not belong here.
 */
@NullMarked
package io.deckwatch.cron;

import org.jspecify.annotations.NullMarked;
