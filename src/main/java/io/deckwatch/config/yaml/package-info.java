/**
 * Reads YAML strictly: each key has to be asked for, and each fault has a file and a line. What the files mean is not decided
 * here.
 */
@NullMarked
package io.deckwatch.config.yaml;

import org.jspecify.annotations.NullMarked;
