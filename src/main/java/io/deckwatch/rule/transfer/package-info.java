/** Rules about the movement of volumes' data. Rules about the backup as a whole do not belong here. */
@NullMarked
package io.deckwatch.rule.transfer;

import org.jspecify.annotations.NullMarked;
