/**
 * Signed webhooks: Alertmanager's body with the headers of Standard Webhooks, over HTTP.
 * Retries do not belong here, nor which alerts are told.
 */
@NullMarked
package io.deckwatch.notify.webhook;

import org.jspecify.annotations.NullMarked;
