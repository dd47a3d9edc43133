package io.deckwatch.notify;

/**
 * Something a person wants to know, with its name.
 *
 * @param label what it is, for example {@code Next run}
 * @param text the same for this alert; may hold whatever users wrote
 */
public record Fact(String label, String text) {}
