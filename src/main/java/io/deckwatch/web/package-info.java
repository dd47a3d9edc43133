/**
 * Pages, the REST API and health checks: shows what is known to people and programs. What is known, and whether it is wrong,
 * is not decided here; it comes through the ports {@link io.deckwatch.web.Watchboard} and {@link io.deckwatch.web.Vitals}.
 */
@NullMarked
package io.deckwatch.web;

import org.jspecify.annotations.NullMarked;
