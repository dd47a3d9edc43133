/**
 * The overview: what is watched, what is wrong and how fresh the backups are, at one look and within bounds however large the
 * fleet. The pages of single things do not belong here.
 */
@NullMarked
package io.deckwatch.web.board;

import org.jspecify.annotations.NullMarked;
