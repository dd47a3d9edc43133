package io.deckwatch.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why something failed, as far as a message tells.
 *
 * @param id the entry of the catalogue that says so
 * @param fault where the fault lies
 * @param cause what happened, in one sentence
 * @param remedy what to do, in one sentence
 * @param commands how to look closer and to do it; names that are not known stand there as {@code <backup>}
 */
public record Diagnosis(String id, Fault fault, String cause, String remedy, List<String> commands) {

    public Diagnosis {
        commands = List.copyOf(commands);
    }

    /** As annotations of an alert: {@code cause}, {@code remedy}, {@code commands}, {@code fault}, {@code diagnosis}. */
    public Map<String, String> annotations() {
        var annotations = new TreeMap<String, String>();
        annotations.put("diagnosis", id);
        annotations.put("fault", fault.text());
        annotations.put("cause", cause);
        annotations.put("remedy", remedy);
        if (!commands.isEmpty()) {
            annotations.put("commands", String.join("\n", commands));
        }
        return annotations;
    }
}
