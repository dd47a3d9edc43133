package io.deckwatch.web.runbook;

import io.deckwatch.rule.Rule;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.state.Subject.Type;
import io.deckwatch.web.view.Links;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All runbooks.
 *
 * @param groups by what they are about
 */
public record RunbookIndex(List<Group> groups) {

    /** What is to be done rather than what is wrong. */
    private static final List<String> PROCEDURES = List.of("RestoreNamespace", "RestoreVolume", "RestoreCluster");

    public RunbookIndex {
        groups = List.copyOf(groups);
    }

    /** Runbooks about the same. */
    public record Group(String title, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A runbook.
     *
     * @param name the alert's name
     * @param link where it is
     * @param meaning what it is about, in a sentence
     */
    public record Row(String name, String link, String meaning) {}

    /** What alerts are about; one that is about several things stands with the first of them. */
    private enum Theme {
        SCHEDULES("Schedules and their backups", Type.SCHEDULE),
        VOLUMES("Volumes that are moved", Type.SCHEDULE_VOLUME, Type.NODE),
        STORAGE("Storage locations, and Velero as a whole", Type.LOCATION, Type.INSTALLATION),
        REPOSITORIES("Repositories of volume data", Type.REPOSITORY),
        RESTORES("Restores", Type.RESTORE),
        DECKWATCH("Deckwatch, and how it watches", Type.CLUSTER, Type.COMPONENT);

        private final String title;
        private final Set<Type> types;

        Theme(String title, Type... types) {
            this.title = title;
            this.types = Set.of(types);
        }

        static Theme of(Rule rule) {
            return Arrays.stream(values())
                    .filter(theme -> !Collections.disjoint(theme.types, rule.subjects()))
                    .findFirst()
                    .orElse(DECKWATCH);
        }
    }

    static RunbookIndex of(Runbooks runbooks) {
        var procedures = new Group(
                "To restore",
                PROCEDURES.stream().map(name -> row(name, runbooks)).toList());
        var alerts = Arrays.stream(Theme.values())
                .map(theme -> new Group(
                        theme.title,
                        Rules.standard().stream()
                                .filter(rule -> Theme.of(rule) == theme)
                                .map(Rule::name)
                                .sorted()
                                .map(name -> row(name, runbooks))
                                .toList()));
        return new RunbookIndex(Stream.concat(Stream.of(procedures), alerts).toList());
    }

    private static Row row(String name, Runbooks runbooks) {
        return new Row(name, Links.runbook(name), runbooks.meaning(name));
    }
}
