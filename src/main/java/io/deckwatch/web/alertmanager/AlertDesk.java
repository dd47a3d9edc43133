package io.deckwatch.web.alertmanager;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.GroupId;
import io.deckwatch.alert.silence.Silence;
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
import java.util.function.Predicate;
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
     */
    record Want(Filter filter, boolean active, boolean silenced, boolean inhibited) {

        boolean takes(StatusJson status) {
            return (active || !status.isActive())
                    && (silenced || status.silencedBy().isEmpty())
                    && (inhibited || status.inhibitedBy().isEmpty());
        }
    }

    /** The alerts somebody wants, by fingerprint. */
    List<AlertJson> alerts(Want want, String root) {
        var overview = board.overview();
        return wanted(overview, want)
                .sorted(Comparator.comparing(Alert::fingerprint))
                .filter(alert -> want.filter().takesOneOf(receivers(alert)))
                .map(alert -> json(alert, overview, root))
                .toList();
    }

    /** The groups they fall into, by receiver and labels. */
    List<GroupJson> groups(Want want, String root) {
        var overview = board.overview();
        var routing = roster.routing();
        var groups = new TreeMap<GroupId, GroupJson>();
        wanted(overview, want).sorted(Comparator.comparing(Alert::fingerprint)).forEach(alert -> {
            for (var route : routing.of(alert)) {
                var receiver = route.to().receiver();
                if (want.filter().takesReceiver(receiver)) {
                    groups.computeIfAbsent(route.groupOf(alert), group -> empty(group, receiver))
                            .alerts()
                            .add(json(alert, overview, root));
                }
            }
        });
        return List.copyOf(groups.values());
    }

    private static GroupJson empty(GroupId group, String receiver) {
        return new GroupJson(group.labels(), new ReceiverJson(receiver), new ArrayList<>());
    }

    private Stream<Alert> wanted(Overview overview, Want want) {
        Predicate<Alert> status = alert -> want.takes(status(alert, overview));
        return overview.alerts().stream()
                .filter(Alert::isFiring)
                .filter(alert -> want.filter().takes(alert.facets()))
                .filter(status);
    }

    private AlertJson json(Alert alert, Overview overview, String root) {
        return AlertJson.of(
                alert,
                receivers(alert),
                status(alert, overview),
                overview.at(),
                root + Links.alert(alert.fingerprint()));
    }

    private StatusJson status(Alert alert, Overview overview) {
        return StatusJson.of(
                silences.silences().muting(alert, overview.at()).stream()
                        .map(Silence::id)
                        .toList(),
                alert.inhibitedBy());
    }

    private List<String> receivers(Alert alert) {
        return roster.routing().of(alert).stream()
                .map(route -> route.to().receiver())
                .distinct()
                .toList();
    }
}
