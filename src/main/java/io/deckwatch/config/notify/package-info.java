/**
 * Reads the file of notifications, in the form that users of Alertmanager know: YAML in, routes and receivers out, or all
 * problems with file and line. When it is read again is decided elsewhere.
 */
@NullMarked
package io.deckwatch.config.notify;

import org.jspecify.annotations.NullMarked;
