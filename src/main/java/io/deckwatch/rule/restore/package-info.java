/** Rules about restores as a whole. Rules about the volumes they move do not belong here. */
@NullMarked
package io.deckwatch.rule.restore;

import org.jspecify.annotations.NullMarked;
