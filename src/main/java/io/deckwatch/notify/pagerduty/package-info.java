/**
 * Incidents in PagerDuty by the Events API v2: one for each group of alerts.
 * HTTP does not belong here, nor what is said of an alert whatever the channel.
 */
@NullMarked
package io.deckwatch.notify.pagerduty;

import org.jspecify.annotations.NullMarked;
