/**
 * Posts messages over HTTP: addresses that must not be called, timeouts, bounded answers, and what an answer means.
 * What a message looks like does not belong here, nor anything that knows a single receiver's product.
 */
@NullMarked
package io.deckwatch.notify.http;

import org.jspecify.annotations.NullMarked;
