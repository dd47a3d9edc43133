/**
 * The page about storage locations: how they are, and who depends on them. What is wrong with one is not decided here.
 */
@NullMarked
package io.deckwatch.web.storage;

import org.jspecify.annotations.NullMarked;
