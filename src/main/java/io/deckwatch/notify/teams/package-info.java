/**
 * Adaptive Cards for workflows of Microsoft Teams, within their limits.
 * HTTP does not belong here, nor what is said of an alert whatever the channel.
 */
@NullMarked
package io.deckwatch.notify.teams;

import org.jspecify.annotations.NullMarked;
