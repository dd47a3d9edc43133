/** Rules about what a schedule promises and what came of its runs. Rules about anything else do not belong here. */
@NullMarked
package io.deckwatch.rule.schedule;

import org.jspecify.annotations.NullMarked;
