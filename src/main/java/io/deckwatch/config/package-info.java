/**
 * Settings: reads what people wrote in properties and environment variables, and turns it into values that the other stages
 * understand, or into one message that lists every fault. What a setting does to the program does not belong here.
 */
@NullMarked
package io.deckwatch.config;

import org.jspecify.annotations.NullMarked;
