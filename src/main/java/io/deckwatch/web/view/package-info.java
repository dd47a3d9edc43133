/**
 * What pages have in common: states, times, links and plots as values that templates write down, and how text of others is made
 * harmless. What a single page shows does not belong here.
 */
@NullMarked
package io.deckwatch.web.view;

import org.jspecify.annotations.NullMarked;
