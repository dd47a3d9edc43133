/**
 * The commands of {@code ./deckwatch}: reads the command line, joins the parts a command needs, and says in plain words what
 * went wrong. What a rule means or how an object is read does not belong here.
 */
@NullMarked
package io.deckwatch.cli;

import org.jspecify.annotations.NullMarked;
