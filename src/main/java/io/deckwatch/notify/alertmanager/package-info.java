/**
 * Keeps Alertmanagers in step by their API, as Prometheus does.
 * When that is done does not belong here, nor Alertmanager's format for webhooks.
 */
@NullMarked
package io.deckwatch.notify.alertmanager;

import org.jspecify.annotations.NullMarked;
