package io.deckwatch.broker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * Catches Kafka's wish to end the process. Kafka has one such switch for the whole JVM; the broker that is meant is told apart
 * by the thread group in which all its threads were born.
 */
final class KafkaExits {
    private static final Map<ThreadGroup, Consumer<String>> BROKERS = new HashMap<>();

    private KafkaExits() {}

    static synchronized void watch(ThreadGroup group, Consumer<String> onExit) {
        BROKERS.put(group, onExit);
        Exit.setHaltProcedure(KafkaExits::gaveUp);
        Exit.setExitProcedure(KafkaExits::gaveUp);
    }

    static synchronized void forget(ThreadGroup group) {
        BROKERS.remove(group);
        if (BROKERS.isEmpty()) {
            Exit.resetHaltProcedure();
            Exit.resetExitProcedure();
        }
    }

    private static void gaveUp(int status, @Nullable String message) {
        String reason = message == null || message.isBlank() ? "the log lines of Kafka say why" : message;
        for (Consumer<String> broker : affected()) {
            broker.accept(reason);
        }
        throw new KafkaGaveUp(reason);
    }

    /** A thread from elsewhere can mean any broker, so all of them are told. */
    private static synchronized List<Consumer<String>> affected() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group != null) {
            Consumer<String> broker = BROKERS.get(group);
            if (broker != null) {
                return List.of(broker);
            }
            group = group.getParent();
        }
        return List.copyOf(BROKERS.values());
    }
}
