package io.deckwatch.web;

/**
 * A state on a page.
 *
 * @param look one of {@code good}, {@code bad}, {@code warn}, {@code calm}
 * @param text what it says
 */
public record Badge(String look, String text) {

    static final String GOOD = "good";
    static final String BAD = "bad";
    static final String WARN = "warn";
    static final String CALM = "calm";
}
