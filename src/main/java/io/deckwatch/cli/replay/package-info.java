/**
 * Runs a recording through the evaluation in virtual time, as watch and evaluator would have done. Reading the file and rules
 * do not belong here.
 */
@NullMarked
package io.deckwatch.cli.replay;

import org.jspecify.annotations.NullMarked;
