/**
 * The page about one backup: its whole life, also long after Velero forgot it. What is wrong with a backup is not decided here.
 */
@NullMarked
package io.deckwatch.web.backup;

import org.jspecify.annotations.NullMarked;
