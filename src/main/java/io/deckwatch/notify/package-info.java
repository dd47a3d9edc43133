/**
 * What is said to a receiver, the port it is said through, and what an answer means.
 * Which alerts go out and when does not belong here, nor does anything that knows a single channel.
 */
@NullMarked
package io.deckwatch.notify;

import org.jspecify.annotations.NullMarked;
