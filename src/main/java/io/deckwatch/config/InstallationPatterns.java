package io.deckwatch.config;

import io.deckwatch.state.InstallationSettings;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the settings of an installation: of the entries that match, the one with the most letters that are not stars. */
final class InstallationPatterns implements InstallationSettings.Source {

    private static final Comparator<Entry> MOST_PRECISE_FIRST =
            Comparator.comparingInt(Entry::letters).reversed().thenComparing(Entry::name);

    private final List<Entry> entries;

    InstallationPatterns(List<Entry> entries) {
        this.entries = entries.stream().sorted(MOST_PRECISE_FIRST).toList();
    }

    @Override
    public InstallationSettings of(String cluster, String namespace) {
        return entries.stream()
                .filter(entry -> matches(entry.cluster, cluster) && matches(entry.namespace, namespace))
                .findFirst()
                .map(Entry::settings)
                .orElse(InstallationSettings.DEFAULT);
    }

    private static boolean matches(String pattern, String name) {
        return Pattern.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", name);
    }

    /**
     * One entry below {@code deckwatch.installations}.
     *
     * @param name the user's name for it
     * @param cluster which clusters
     * @param namespace which namespaces
     * @param settings theirs
     */
    record Entry(String name, String cluster, String namespace, InstallationSettings settings) {
        private int letters() {
            return (cluster + namespace).replace("*", "").length();
        }
    }
}
