/**
 * When people want to be told: recurring times of the week, the month and the year, each in a time zone, with Alertmanager's
 * meaning. What is told does not belong here.
 */
@NullMarked
package io.deckwatch.alert.time;

import org.jspecify.annotations.NullMarked;
