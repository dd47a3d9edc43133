/**
 * Measures Deckwatch against its budgets, each figure beside its reference in the same run. What makes Deckwatch fast does not
 * belong here, nor do thresholds of tests: tests time nothing.
 */
@NullMarked
package io.deckwatch.bench;

import org.jspecify.annotations.NullMarked;
