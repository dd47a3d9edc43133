package io.deckwatch.web.view;

/**
 * A state on a page.
 *
 * @param look one of {@code good}, {@code bad}, {@code warn}, {@code calm}
 * @param text what it says
 */
public record Badge(String look, String text) {

    public static final String GOOD = "good";
    public static final String BAD = "bad";
    public static final String WARN = "warn";
    public static final String CALM = "calm";
}
