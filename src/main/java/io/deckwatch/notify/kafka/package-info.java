/**
 * Messages into a topic of Kafka as CloudEvents, for programs.
 * The topics of Deckwatch itself do not belong here.
 */
@NullMarked
package io.deckwatch.notify.kafka;

import org.jspecify.annotations.NullMarked;
