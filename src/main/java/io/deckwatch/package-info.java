/** Deckwatch: stands watch over Velero's backups. The stages of the flow are the packages below; nothing lives here. */
@NullMarked
package io.deckwatch;

import org.jspecify.annotations.NullMarked;
