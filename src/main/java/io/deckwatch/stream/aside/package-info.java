/**
 * Shows what is in the topic of dead letters, and replays it. What puts it there is in the package above; who sends messages
 * again is elsewhere.
 */
@NullMarked
package io.deckwatch.stream.aside;

import org.jspecify.annotations.NullMarked;
