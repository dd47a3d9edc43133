/**
 * Messages on the standard output, for trying and for those who collect logs.
 * What is said of an alert does not belong here.
 */
@NullMarked
package io.deckwatch.notify.stdout;

import org.jspecify.annotations.NullMarked;
