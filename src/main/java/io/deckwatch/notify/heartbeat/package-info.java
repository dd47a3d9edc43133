/**
 * The heartbeat that goes out: one request to a service that raises the alarm when none comes. When to send it, which is what it
 * proves, does not belong here.
 */
@NullMarked
package io.deckwatch.notify.heartbeat;

import org.jspecify.annotations.NullMarked;
