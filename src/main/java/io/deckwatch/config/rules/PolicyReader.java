package io.deckwatch.config.rules;

import io.deckwatch.config.rules.Policies.Policy;
import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.cron.Spans;
import io.deckwatch.state.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code policies.yaml}. A policy of a later file replaces the earlier one of its name. */
final class PolicyReader {

    private static final Set<String> SPANS = Set.of("rpo", "grace", "retention", "restore-drill-every");
    private static final Set<String> SEVERITIES = Set.of("critical", "warning", "info");

    private final List<Policy> policies = new ArrayList<>();

    void read(YamlMap root) {
        var ofThisFile = new ArrayList<Policy>();
        root.maps("policies", "a policy").forEach(map -> policy(map).ifPresent(ofThisFile::add));
        root.end();
        ofThisFile.forEach(policy -> policies.removeIf(other -> other.name().equals(policy.name())));
        policies.addAll(0, ofThisFile);
    }

    Policies finish() {
        return new Policies(policies);
    }

    private static Optional<Policy> policy(YamlMap map) {
        var name = map.required("class");
        var match = map.texts("match").stream()
                .flatMap(text -> text.parsed(Matcher::parse).stream())
                .toList();
        var annotations = new TreeMap<String, String>();
        for (var key : SPANS.stream().sorted().toList()) {
            map.text(key).flatMap(PolicyReader::span).ifPresent(span -> annotations.put(key, span));
        }
        map.text("severity")
                .flatMap(text ->
                        text.as(value -> Optional.of(value).filter(SEVERITIES::contains), "critical, warning or info"))
                .ifPresent(severity -> annotations.put("severity", severity));
        map.text("owner").ifPresent(owner -> annotations.put("owner", owner.text()));
        map.end();
        return name.map(text -> new Policy(text.text(), match, annotations));
    }

    private static Optional<String> span(YamlText text) {
        return text.as(
                value -> Spans.parse(value).filter(Duration::isPositive).map(span -> value),
                "a duration such as 90s, 15m, 25h or 7d");
    }
}
