/**
 * Messages to Slack's incoming webhooks: Block Kit within Slack's limits, and what Slack's answers mean.
 * HTTP does not belong here, nor what is said of an alert whatever the channel.
 */
@NullMarked
package io.deckwatch.notify.slack;

import org.jspecify.annotations.NullMarked;
