package io.deckwatch.config.rules;

import io.deckwatch.event.ObjectKey;
import io.deckwatch.state.AnnotationDefaults;
import io.deckwatch.state.Subject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The policies in force, which change when files are read again. Regular expressions are costly and verdicts are many, so that
 * what was given to a schedule is remembered until then.
 */
public final class PoliciesInForce implements AnnotationDefaults {

    private volatile Answers answers;

    private record Question(ObjectKey schedule, String chosen) {}

    private record Answers(Policies policies, Map<Question, Map<String, String>> given) {}

    /** These policies. */
    public PoliciesInForce(Policies policies) {
        this.answers = new Answers(policies, new ConcurrentHashMap<>());
    }

    /** Other policies. Verdicts are to be given anew after this. */
    public void replace(Policies policies) {
        answers = new Answers(policies, new ConcurrentHashMap<>());
    }

    @Override
    public Map<String, String> of(ObjectKey schedule, String chosen) {
        var now = answers;
        return now.policies.all().isEmpty()
                ? Map.of()
                : now.given.computeIfAbsent(
                        new Question(schedule, chosen), question -> now.policies.of(labels(schedule), chosen));
    }

    private static Map<String, String> labels(ObjectKey schedule) {
        return Subject.of(Subject.Type.SCHEDULE, schedule.cluster(), schedule.namespace(), schedule.name())
                .labels();
    }
}
