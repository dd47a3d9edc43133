/**
 * The runbooks as pages: as they are written, or filled in for one alert with its names, its evidence and its cause. What is
 * wrong, and why, is not found out here.
 */
@NullMarked
package io.deckwatch.web.runbook;

import org.jspecify.annotations.NullMarked;
