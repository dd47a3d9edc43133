package io.deckwatch.cli.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.deckwatch.rule.catalogue.Detector;
import io.deckwatch.rule.catalogue.Parameter;
import io.deckwatch.rule.catalogue.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of rule files, for editors; made of the detectors, so that it says what the reader takes. */
public final class SchemaText {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final String SPAN = "^([0-9]+w)?([0-9]+d)?([0-9.]+(h|m|s|ms))*$";

    private SchemaText() {}

    /** The schema, as it lies in {@code alerts/rules.schema.json}. */
    public static String text() {
        try {
            return JSON.writeValueAsString(schema()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps and lists can always be written as JSON", e);
        }
    }

    private static Map<String, Object> schema() {
        var root = new LinkedHashMap<String, Object>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Rule files of Deckwatch");
        root.putAll(object(Map.of(
                "groups", list(object(Map.of("name", string(), "rules", list(rule())), "name", "rules")),
                "overrides", list(override()),
                "disable", oneOrMore())));
        root.put("$defs", Map.of("detector", Map.of("enum", names()), "matchers", oneOrMore()));
        return root;
    }

    private static Map<String, Object> rule() {
        var keys = new LinkedHashMap<>(terms());
        keys.put("alert", pattern("^[A-Z][A-Za-z0-9]*$"));
        List<Object> forms = new ArrayList<>();
        forms.add(Map.of("$ref", "#/$defs/detector"));
        Rules.DETECTORS.forEach(detector -> forms.add(withThresholds(detector)));
        keys.put("detect", Map.of("anyOf", forms));
        keys.put("labels", Map.of("type", "object", "additionalProperties", scalar()));
        return object(keys, "alert", "detect");
    }

    private static Map<String, Object> override() {
        var keys = new LinkedHashMap<>(terms());
        keys.put("alert", string());
        keys.put("detect", Map.of("type", "object", "additionalProperties", scalar()));
        keys.put("labels", object(Map.of("severity", severity())));
        keys.put("enabled", Map.of("type", "boolean"));
        return object(keys, "alert", "match");
    }

    private static Map<String, Object> terms() {
        var keys = new LinkedHashMap<String, Object>();
        keys.put("match", Map.of("$ref", "#/$defs/matchers"));
        keys.put("for", pattern(SPAN));
        keys.put("keep_firing_for", pattern(SPAN));
        keys.put("annotations", Map.of("type", "object", "additionalProperties", string()));
        return keys;
    }

    private static Map<String, Object> withThresholds(Detector detector) {
        var keys = new LinkedHashMap<String, Object>();
        keys.put("detector", Map.of("const", detector.name()));
        detector.parameters().forEach(parameter -> keys.put(parameter.name(), threshold(parameter)));
        return object(keys, "detector");
    }

    private static Map<String, Object> threshold(Parameter parameter) {
        var form =
                switch (parameter.form()) {
                    case DURATION -> pattern(SPAN);
                    case COUNT -> Map.<String, Object>of("type", "integer", "minimum", 1);
                    case SHARE ->
                        Map.<String, Object>of("type", "number", "exclusiveMinimum", 0, "exclusiveMaximum", 1);
                };
        var said = new LinkedHashMap<>(form);
        said.put("description", parameter.meaning());
        if (!parameter.standard().isEmpty()) {
            said.put("default", parameter.standard());
        }
        return said;
    }

    private static List<String> names() {
        return Rules.DETECTORS.stream().map(Detector::name).sorted().toList();
    }

    private static Map<String, Object> object(Map<String, Object> keys, String... required) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "object");
        object.put("properties", keys);
        if (required.length > 0) {
            object.put("required", List.of(required));
        }
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        return ordered("type", "array", "items", items);
    }

    private static Map<String, Object> oneOrMore() {
        return Map.of("oneOf", List.of(string(), list(string())));
    }

    private static Map<String, Object> string() {
        return Map.of("type", "string");
    }

    private static Map<String, Object> scalar() {
        return Map.of("type", List.of("string", "number"));
    }

    private static Map<String, Object> severity() {
        return Map.of("enum", List.of("critical", "warning", "info"));
    }

    private static Map<String, Object> pattern(String regex) {
        return ordered("type", "string", "pattern", regex);
    }

    private static Map<String, Object> ordered(String one, Object first, String other, Object second) {
        var map = new LinkedHashMap<String, Object>();
        map.put(one, first);
        map.put(other, second);
        return map;
    }
}
