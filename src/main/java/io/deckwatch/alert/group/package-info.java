/**
 * Which alerts go out together, when, and why: groups, their waiting times, and the memory of what each receiver was told.
 * What a message looks like does not belong here, nor how it is sent.
 */
@NullMarked
package io.deckwatch.alert.group;

import org.jspecify.annotations.NullMarked;
