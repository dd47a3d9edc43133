/**
 * Messages by e-mail, as text and as HTML, over SMTP.
 * What is said of an alert whatever the channel does not belong here.
 */
@NullMarked
package io.deckwatch.notify.email;

import org.jspecify.annotations.NullMarked;
