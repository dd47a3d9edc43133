/** Rules about storage locations. What their failure does to schedules is said there as a cause. */
@NullMarked
package io.deckwatch.rule.location;

import org.jspecify.annotations.NullMarked;
