package io.deckwatch.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a long list a page is.
 *
 * @param number this page, the first is 1
 * @param count how many there are
 * @param size how many entries a page has
 * @param before the address of the page before, or null
 * @param after that of the page behind, or null
 */
public record Pager(
        int number,
        int count,
        int size,
        @Nullable String before,
        @Nullable String after) {

    /** How many entries a page has. */
    public static final int PAGE = 100;

    /**
     * The page nearest to the one that is wanted.
     *
     * @param path the address of the list
     * @param search what is searched for, or an empty string
     */
    public static Pager of(String path, String search, int entries, int wanted) {
        var count = Math.max(1, (entries + PAGE - 1) / PAGE);
        var number = Math.max(1, Math.min(wanted, count));
        return new Pager(
                number,
                count,
                PAGE,
                number > 1 ? address(path, search, number - 1) : null,
                number < count ? address(path, search, number + 1) : null);
    }

    /** What of the whole list stands on this page. */
    public <T> List<T> of(List<T> all) {
        return all.stream().skip(skipped()).limit(size).toList();
    }

    /** How many entries stand on the pages before. */
    public int skipped() {
        return (number - 1) * size;
    }

    private static String address(String path, String search, int number) {
        return path + "?page=" + number + (search.isEmpty() ? "" : "&q=" + Links.encoded(search));
    }
}
