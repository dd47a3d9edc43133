/**
 * Alertmanager's API, version 2, so that its clients work: {@code amtool}, Grafana, karma. Alerts themselves come from nobody
 * but Deckwatch.
 */
@NullMarked
package io.deckwatch.web.alertmanager;

import org.jspecify.annotations.NullMarked;
