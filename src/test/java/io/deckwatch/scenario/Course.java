package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState.Resolved;
import io.deckwatch.alert.Transition;
import io.deckwatch.alert.Transition.What;
import io.deckwatch.rule.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What became of a scenario.
 *
 * @param transitions all of them in their order
 * @param alerts the alerts at its end
 */
record Course(List<Transition> transitions, Collection<Alert> alerts) {

    /** The first time that an alert of this name fires. */
    Fired fires(String name) {
        return fires(name, "", "");
    }

    /** The first time that an alert of this name fires for a subject. */
    Fired fires(String name, String label, String value) {
        var own = transitions.stream()
                .filter(t -> t.alert().labels().alertName().equals(name))
                .filter(t -> label.isEmpty() || t.alert().labels().get(label).equals(value))
                .toList();
        var first = own.stream().filter(t -> t.what() == What.FIRING).findFirst();
        assertThat(first).as(name + " fires; there was: " + this).isPresent();
        var fingerprint = first.get().alert().fingerprint();
        return new Fired(
                first.get(),
                own.stream()
                        .filter(t -> t.alert().fingerprint().equals(fingerprint))
                        .toList());
    }

    void isSilentAbout(String name) {
        assertThat(transitions.stream()
                        .filter(t -> t.alert().labels().alertName().equals(name))
                        .filter(t -> t.what() == What.FIRING)
                        .toList())
                .as("firing of " + name)
                .isEmpty();
    }

    /** No alert of any name fires, no note either; the watchdog aside, which always does. */
    void isSilent() {
        assertThat(transitions.stream()
                        .filter(t -> t.what() == What.FIRING && t.alert().severity() != Severity.NONE)
                        .map(t -> t.alert().labels().alertName()))
                .as("firing")
                .isEmpty();
    }

    /** No alert fires but that note. */
    void isSilentBut(String note) {
        assertThat(transitions.stream().filter(t -> t.what() == What.FIRING))
                .as("firing")
                .allMatch(t -> isNote(t) && t.alert().labels().alertName().equals(note));
    }

    /** Which alerts fired without being inhibited by another one, notes aside, each name once, in the order of firing. */
    List<String> heard() {
        var names = new ArrayList<String>();
        transitions.stream()
                .filter(t ->
                        t.isNews() && t.what() != What.RESOLVED && !t.alert().isInhibited() && !isNote(t))
                .map(t -> t.alert().labels().alertName())
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }

    /** What somebody was woken for, each time. */
    List<String> pages() {
        return transitions.stream()
                .filter(t ->
                        t.isNews() && t.what() != What.RESOLVED && !t.alert().isInhibited())
                .filter(t -> t.alert().severity() == Severity.CRITICAL)
                .map(t -> t.alert().labels().alertName())
                .toList();
    }

    private static boolean isNote(Transition transition) {
        return transition.alert().severity() == Severity.INFO;
    }

    /** The names of alerts by transition. */
    List<String> names(What what) {
        return transitions.stream()
                .filter(t -> t.what() == what)
                .map(t -> t.alert().labels().alertName())
                .toList();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        transitions.forEach(t -> text.append("\n  ")
                .append(t.at())
                .append(' ')
                .append(t.what())
                .append(' ')
                .append(t.alert().labels().with(t.alert().severity()))
                .append(t.alert().isInhibited() ? " inhibited" : "")
                .append(
                        t.alert().state() instanceof Resolved resolved && resolved.retired() != null
                                ? " retired: " + resolved.retired()
                                : ""));
        return text.toString();
    }
}
