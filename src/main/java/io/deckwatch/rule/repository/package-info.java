/** Rules about the repositories that hold the data of volumes, and about their upkeep. Rules about locations do not belong here. */
@NullMarked
package io.deckwatch.rule.repository;

import org.jspecify.annotations.NullMarked;
