package io.deckwatch.stream.owner;

import java.util.Optional;

/**
 * How an evaluator takes part in the group of evaluators.
 *
 * @param group the consumer group; empty for an onlooker
 * @param instance a name that stays over restarts, the pod's for example, so that a quick restart moves no partition; empty
 *     for a member without a name
 */
public record OwnerSettings(String group, Optional<String> instance) {

    /** The group of all evaluators of one Kafka. */
    public static final String GROUP = "deckwatch-evaluate";

    /**
     * Who reads all partitions beside the evaluators and judges for itself what pages ask, but is no member of the group and
     * speaks for no partition: it writes nothing.
     */
    public static final OwnerSettings ONLOOKER = new OwnerSettings("", Optional.empty());

    /** The only evaluator of an embedded broker. */
    public static final OwnerSettings ALONE = new OwnerSettings(GROUP, Optional.empty());

    boolean isOnlooker() {
        return group.isEmpty();
    }
}
