package io.deckwatch.stream.aside;

import io.deckwatch.stream.Topics;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a record was read.
 *
 * @param partition the partition, of one of Deckwatch's topics
 * @param offset the offset
 */
record Place(TopicPartition partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("([a-zA-Z0-9._-]+)/([0-9]{1,9})/([0-9]{1,18})");

    /** The place that a dead letter names, if it is in one of Deckwatch's topics. */
    static Optional<Place> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches() && Topics.isOurs(match.group(1))
                ? Optional.of(new Place(
                        new TopicPartition(match.group(1), Integer.parseInt(match.group(2))),
                        Long.parseLong(match.group(3))))
                : Optional.empty();
    }
}
