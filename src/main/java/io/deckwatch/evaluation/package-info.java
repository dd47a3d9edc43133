/**
 * The engine: takes events and the time, keeps views, deadlines and alerts, gives transitions. It knows neither Kafka nor
 * Kubernetes, so that a stream, a file and a list drive the same code. Everything here is confined to one thread.
 */
@NullMarked
package io.deckwatch.evaluation;

import org.jspecify.annotations.NullMarked;
