/**
 * A receiver to try Deckwatch with: it takes messages as an incoming webhook of Slack does and shows them as Slack would.
 * It is there only while the demo runs. What the demo plays does not belong here, nor anything that a real receiver needs.
 */
@NullMarked
package io.deckwatch.demo.inbox;

import org.jspecify.annotations.NullMarked;
