/**
 * What is common to the settings of all receivers, and how a channel is made of them.
 * Where settings are written does not belong here, nor what a single channel needs.
 */
@NullMarked
package io.deckwatch.notify.receiver;

import org.jspecify.annotations.NullMarked;
