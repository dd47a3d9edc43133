package io.deckwatch.web.alertmanager;

import io.deckwatch.web.Problem;
import io.deckwatch.web.Roster;
import java.util.stream.Collectors;

/**
 * The receivers as a configuration of Alertmanager, which clients expect in the status. Secrets, and what Deckwatch alone has,
 * are not in it.
 */
final class ConfigText {

    private static final String NOBODY = "nobody";

    private ConfigText() {}

    static String of(Roster roster) {
        var names = roster.receivers();
        var first = names.isEmpty() ? NOBODY : names.getFirst();
        var routes = roster.routing().all().stream()
                .map(route -> route.to().receiver())
                .distinct()
                .map(name -> "  - receiver: " + Problem.quoted(name) + "\n    continue: true\n")
                .collect(Collectors.joining());
        return "route:\n  receiver: " + Problem.quoted(first) + "\n"
                + (routes.isEmpty() ? "" : "  routes:\n" + routes)
                + "receivers:\n"
                + (names.isEmpty()
                        ? "- name: " + NOBODY + "\n"
                        : names.stream()
                                .map(name -> "- name: " + Problem.quoted(name) + "\n")
                                .collect(Collectors.joining()));
    }
}
