package io.deckwatch.event;

import java.util.List;

/**
 * A list of messages within bounds.
 *
 * @param entries the first {@value #MAX_ENTRIES}, each cut at {@value #MAX_CHARS} characters, secrets redacted
 * @param count how many there were
 * @param hash of all of them, so that a change beyond the bounds is still a change
 */
public record Texts(List<String> entries, int count, int hash) {

    /** How many entries are kept. */
    public static final int MAX_ENTRIES = 500;

    /** How long one entry may be. */
    public static final int MAX_CHARS = 4096;

    /** No message. */
    public static final Texts NONE = new Texts(List.of(), 0, 0);

    public Texts {
        entries = List.copyOf(entries);
    }

    /** Takes over messages as Velero wrote them. */
    public static Texts of(List<String> messages) {
        return messages.isEmpty()
                ? NONE
                : new Texts(
                        messages.stream()
                                .limit(MAX_ENTRIES)
                                .map(Redaction::bounded)
                                .toList(),
                        messages.size(),
                        messages.hashCode());
    }

    /** The first entry, or an empty string. */
    public String first() {
        return entries.isEmpty() ? "" : entries.getFirst();
    }
}
