/**
 * What people say of alerts: silences and acknowledgements, what they mute, and how they may be changed. Where they are kept
 * does not belong here, nor how people say it.
 */
@NullMarked
package io.deckwatch.alert.silence;

import org.jspecify.annotations.NullMarked;
