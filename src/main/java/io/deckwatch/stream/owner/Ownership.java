package io.deckwatch.stream.owner;

import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.Topics;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;

/** Who evaluates what, as Kafka has it. */
public final class Ownership {

    private final Kafka kafka;

    /** That of one Kafka. */
    public Ownership(Kafka kafka) {
        this.kafka = kafka;
    }

    /**
     * The partitions of the objects that no evaluator owns now. While they are shared out anew nobody owns any.
     *
     * @throws KafkaException if Kafka does not answer
     */
    public Set<Integer> unowned() {
        var unowned = new HashSet<>(kafka.partitioning().all(Topics.OBJECTS));
        unowned.removeAll(owned());
        return unowned.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    private Set<TopicPartition> owned() {
        try (var admin = kafka.clients().admin("ownership")) {
            var groups = admin.describeConsumerGroups(List.of(OwnerSettings.GROUP));
            return owned(groups.all().get().values());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Set.of();
            }
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e);
        }
    }

    private static Set<TopicPartition> owned(Collection<ConsumerGroupDescription> groups) {
        return groups.stream()
                .flatMap(group -> group.members().stream())
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .collect(Collectors.toSet());
    }
}
