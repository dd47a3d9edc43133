package io.deckwatch.stream.owner;

import java.util.Optional;

/**
 * How an evaluator takes part in the group of evaluators.
 *
 * @param group the consumer group
 * @param instance a name that stays over restarts, the pod's for example, so that a quick restart moves no partition; empty
 *     for a member without a name
 */
public record OwnerSettings(String group, Optional<String> instance) {

    /** The group of all evaluators of one Kafka. */
    public static final String GROUP = "deckwatch-evaluate";

    /** The only evaluator of an embedded broker. */
    public static final OwnerSettings ALONE = new OwnerSettings(GROUP, Optional.empty());
}
