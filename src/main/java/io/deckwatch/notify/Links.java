package io.deckwatch.notify;

/**
 * Where to read on; each is empty if it is not known.
 *
 * @param page the alert on Deckwatch's pages
 * @param runbook what to do about it
 * @param silence the form that silences it; an alert that ended has none
 */
public record Links(String page, String runbook, String silence) {}
