/**
 * One look at a cluster: what is wrong now, as a table for people or as JSON. How objects are listed and what is wrong does
 * not belong here.
 */
@NullMarked
package io.deckwatch.cli.check;

import org.jspecify.annotations.NullMarked;
