package io.deckwatch.config.rules;

import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.book.Wording;
import io.deckwatch.state.Subject;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Results;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Words of the user's own: annotations as Qute templates. They can use {@code labels}, {@code severity}, and what the detector
 * would have said: {@code summary}, {@code description} and {@code annotations}. What is not there is an empty text.
 */
final class Wordings {

    private static final Set<String> KNOWN = Set.of("labels", "severity", "summary", "description", "annotations");

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .strictRendering(false)
            .addResultMapper(new NothingIsEmpty())
            .build();

    private Wordings() {}

    /** Reads annotations; those that are no templates are reported and left out. */
    static Wording read(Map<String, YamlText> annotations) {
        if (annotations.isEmpty()) {
            return Wording.AS_DETECTED;
        }
        var templates = new LinkedHashMap<String, Template>();
        annotations.forEach((name, text) -> template(text, templates));
        return (facts, subject, severity) -> worded(templates, facts, subject, severity);
    }

    private static void template(YamlText text, Map<String, Template> templates) {
        try {
            var template = ENGINE.parse(text.text());
            template.getExpressions().stream()
                    .filter(expression -> !expression.isLiteral() && !expression.hasNamespace())
                    .map(expression -> expression.getParts().getFirst().getName())
                    .filter(name -> !KNOWN.contains(name))
                    .forEach(name -> text.problem(text.key() + " uses {" + name + "}; there are "
                            + String.join(", ", KNOWN.stream().sorted().toList())));
            templates.put(text.key(), template);
        } catch (TemplateException e) {
            text.problem(text.key() + " is no template: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static Facts worded(Map<String, Template> templates, Facts facts, Subject subject, Severity severity) {
        var data = new HashMap<String, Object>();
        data.put("labels", subject.labels());
        data.put("severity", severity.label());
        data.put("summary", facts.summary());
        data.put("description", facts.description());
        data.put("annotations", facts.annotations());
        var texts = new TreeMap<>(facts.annotations());
        texts.put("summary", facts.summary());
        texts.put("description", facts.description());
        templates.forEach(
                (name, template) -> texts.put(name, template.render(data).strip()));
        var summary = texts.remove("summary");
        var description = texts.remove("description");
        return new Facts(summary, description, texts, facts.causes(), facts.symptom());
    }

    /** What an expression does not find is an empty text in a message, not a complaint. */
    private static final class NothingIsEmpty implements ResultMapper {

        @Override
        public boolean appliesTo(TemplateNode.Origin origin, Object result) {
            return Results.isNotFound(result);
        }

        @Override
        public String map(Object result, Expression expression) {
            return "";
        }
    }
}
