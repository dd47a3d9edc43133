/**
 * The pages about alerts: all of them, and each at an address of its own that messages may carry. What becomes of an alert is
 * not decided here.
 */
@NullMarked
package io.deckwatch.web.alert;

import org.jspecify.annotations.NullMarked;
