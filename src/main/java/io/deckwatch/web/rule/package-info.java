/**
 * The pages about rules: what is in force, where it comes from and when it last fired; and for one schedule what each rule finds,
 * so that one can see why nothing fires. What rules find is not decided here.
 */
@NullMarked
package io.deckwatch.web.rule;

import org.jspecify.annotations.NullMarked;
