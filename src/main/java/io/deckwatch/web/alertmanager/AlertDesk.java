package io.deckwatch.web.alertmanager;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.GroupId;
import io.deckwatch.alert.group.Mute;
import io.deckwatch.alert.routing.Inhibitor;
import io.deckwatch.alert.silence.Silence;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.web.Roster;
import io.deckwatch.web.SilenceDesk;
import io.deckwatch.web.Watchboard;
import io.deckwatch.web.alertmanager.AlertJson.GroupJson;
import io.deckwatch.web.alertmanager.AlertJson.ReceiverJson;
import io.deckwatch.web.alertmanager.AlertJson.StatusJson;
import io.deckwatch.web.view.Links;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The firing alerts, as Alertmanager would know them. */
@Singleton
final class AlertDesk {

    private final Watchboard board;
    private final SilenceDesk silences;
    private final Roster roster;

    AlertDesk(Watchboard board, SilenceDesk silences, Roster roster) {
        this.board = board;
        this.silences = silences;
        this.roster = roster;
    }

    /**
     * Which of them somebody wants.
     *
     * @param filter by labels and receivers
     * @param active those that are told
     * @param silenced those that somebody silenced
     * @param inhibited those that another alert explains
     * @param muted groups that are not told at this time
     */
    record Want(Filter filter, boolean active, boolean silenced, boolean inhibited, boolean muted) {

        boolean takes(StatusJson status) {
            return (active || !status.isActive())
                    && (silenced || status.silencedBy().isEmpty())
                    && (inhibited || status.inhibitedBy().isEmpty());
        }
    }

    /** The alerts somebody wants, by fingerprint. */
    List<AlertJson> alerts(Want want, String root) {
        var look = look(root);
        return wanted(look, want)
                .filter(alert -> want.filter().takesOneOf(receivers(alert)))
                .map(alert -> look.json(alert, receivers(alert), List.of()))
                .toList();
    }

    /** The groups they fall into, by receiver and labels. */
    List<GroupJson> groups(Want want, String root) {
        var look = look(root);
        var routing = roster.routing();
        var groups = new TreeMap<GroupId, GroupJson>();
        wanted(look, want).forEach(alert -> {
            for (var route : routing.of(alert)) {
                var receiver = route.to().receiver();
                var mutedBy = route.calendar().mutedBy(look.overview().at());
                if (want.filter().takesReceiver(receiver) && (want.muted() || mutedBy.isEmpty())) {
                    groups.computeIfAbsent(route.groupOf(alert), group -> empty(group, receiver))
                            .alerts()
                            .add(look.json(alert, receivers(alert), mutedBy));
                }
            }
        });
        return List.copyOf(groups.values());
    }

    private static GroupJson empty(GroupId group, String receiver) {
        return new GroupJson(group.labels(), new ReceiverJson(receiver), new ArrayList<>());
    }

    private static Stream<Alert> wanted(Look look, Want want) {
        return look.overview().alerts().stream()
                .filter(Alert::isFiring)
                .filter(alert -> want.filter().takes(alert.facets()))
                .filter(alert -> want.takes(look.status(alert, List.of())))
                .sorted(Comparator.comparing(Alert::fingerprint));
    }

    private Look look(String root) {
        var overview = board.overview();
        var inhibitor = new Inhibitor(roster.inhibitRules());
        overview.alerts().forEach(inhibitor::see);
        return new Look(overview, silences.silences(), inhibitor, root);
    }

    /** All that one answer is made of. */
    private record Look(Overview overview, Silences silences, Inhibitor inhibitor, String root) {

        AlertJson json(Alert alert, List<String> receivers, List<String> mutedBy) {
            return AlertJson.of(
                    alert, receivers, status(alert, mutedBy), overview.at(), root + Links.alert(alert.fingerprint()));
        }

        StatusJson status(Alert alert, List<String> mutedBy) {
            var at = overview.at();
            var byRules = inhibitor.of(alert, at).stream().map(Mute::id);
            return StatusJson.of(
                    silences.muting(alert, at).stream().map(Silence::id).toList(),
                    Stream.concat(alert.inhibitedBy().stream(), byRules)
                            .distinct()
                            .toList(),
                    mutedBy);
        }
    }

    private List<String> receivers(Alert alert) {
        return roster.routing().of(alert).stream()
                .map(route -> route.to().receiver())
                .distinct()
                .toList();
    }
}
