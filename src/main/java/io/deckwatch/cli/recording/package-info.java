/**
 * Recordings: what the watch of a cluster saw, one line a watch event, read and written. What a line means for the alerts does
 * not belong here.
 */
@NullMarked
package io.deckwatch.cli.recording;

import org.jspecify.annotations.NullMarked;
