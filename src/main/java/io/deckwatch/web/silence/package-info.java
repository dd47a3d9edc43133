/** The pages on which people see, make, change and end silences. What a silence means is decided elsewhere. */
@NullMarked
package io.deckwatch.web.silence;

import org.jspecify.annotations.NullMarked;
