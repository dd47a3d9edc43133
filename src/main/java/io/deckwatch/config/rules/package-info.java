/**
 * Reads rule files and policies: YAML in, rules out, or all problems with file and line. When they are read again is decided
 * elsewhere.
 */
@NullMarked
package io.deckwatch.config.rules;

import org.jspecify.annotations.NullMarked;
