/**
 * What the command {@code notify} says about routes, and how it tries a receiver. Reading the file does not belong here, nor
 * how channels send.
 */
@NullMarked
package io.deckwatch.cli.notify;

import org.jspecify.annotations.NullMarked;
