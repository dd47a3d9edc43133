package io.deckwatch.notify.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deckwatch.notify.AlertText;
import io.deckwatch.notify.Fact;
import io.deckwatch.notify.MessageText;
import io.deckwatch.notify.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message in Block Kit. The limits of its parts are such that the whole keeps Slack's: 50 blocks, and about 12 000
 * characters in all, which is not documented.
 */
final class SlackBody {

    /** How many alerts are told of one by one. */
    static final int MOST_ALERTS = 8;

    private static final int HEADER = 150;
    private static final int DETAIL = 2000;
    private static final int ADVICE = 600;
    private static final int REASON = 2000;
    private static final int FIELDS = 10;
    private static final int FIELD = 250;
    private static final int HEADLINE = 300;
    private static final int LINE = 400;
    private static final int SHORT_REASON = 300;
    private static final int COUNTS = 10;
    private static final int NAME = 80;

    /** The facts that one line about one of several alerts has room for. */
    private static final Set<String> IN_LINE = Set.of("Since", "Ended", "Last good backup", "Next run");

    private static final String CLUSTER = "Cluster";

    private SlackBody() {}

    static String of(MessageText message) {
        var blocks = message.alerts().size() == 1 ? single(message) : several(message);
        var title = message.tone().symbol() + " " + SlackText.plain(message.title(), HEADER - 3);
        var attachment = JsonNodeFactory.instance.objectNode().put("color", colour(message.tone()));
        attachment.set("blocks", Block.array(blocks));
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("text", title)
                .put("mrkdwn", false)
                .put("unfurl_links", false);
        body.set("blocks", Block.array(List.of(Block.header(title))));
        body.set("attachments", Block.array(List.of(attachment)));
        return body.toString();
    }

    private static List<ObjectNode> single(MessageText message) {
        var alert = message.alerts().getFirst();
        var blocks = new ArrayList<ObjectNode>();
        if (!alert.detail().isEmpty()) {
            blocks.add(Block.section(Block.plain(SlackText.plain(alert.detail(), DETAIL))));
        }
        if (!alert.why().advice().isEmpty()) {
            blocks.add(Block.section(Block.plain(advice(alert))));
        }
        blocks.add(Block.fields(
                alert.facts().stream().limit(FIELDS).map(SlackBody::field).toList()));
        var reason = alert.why().reason();
        if (!reason.isEmpty()) {
            blocks.add(Block.section(Block.mrkdwn("*Reason*\n" + SlackText.block(reason, REASON))));
        }
        var links = alert.links();
        buttons(
                blocks,
                Block.button("Runbook", links.runbook()).stream(),
                Stream.of(Block.button("Open in Deckwatch", links.page()), Block.button("Silence", links.silence()))
                        .flatMap(Optional::stream));
        blocks.add(Block.context(Stream.of(word(alert.tone()), alert.name(), message.why())
                .map(text -> SlackText.plain(text, NAME))
                .collect(Collectors.joining(" · "))));
        return blocks;
    }

    private static List<ObjectNode> several(MessageText message) {
        var blocks = new ArrayList<ObjectNode>();
        if (message.counts().size() > 1) {
            blocks.add(Block.section(Block.plain(counts(message.counts()))));
        }
        var clusters =
                message.alerts().stream().flatMap(SlackBody::cluster).distinct().count();
        for (var alert : message.alerts()) {
            var section = Block.section(Block.plain(lines(alert, clusters > 1)));
            Block.button("Open", alert.links().page()).ifPresent(button -> section.set("accessory", button));
            blocks.add(section);
        }
        var runbooks = message.alerts().stream()
                .filter(alert -> message.counts().size() == 1)
                .limit(1)
                .flatMap(alert -> Block.button("Runbook", alert.links().runbook()).stream());
        buttons(blocks, runbooks, Block.button("All alerts", message.page()).stream());
        blocks.add(Block.context(
                (message.leftOut() == 0 ? "" : "And " + message.leftOut() + " more alerts, not listed here · ")
                        + SlackText.plain(message.why(), NAME)));
        return blocks;
    }

    private static void buttons(List<ObjectNode> blocks, Stream<ObjectNode> first, Stream<ObjectNode> second) {
        var buttons = Stream.concat(first, second).toList();
        if (!buttons.isEmpty()) {
            blocks.add(Block.actions(buttons));
        }
    }

    private static String advice(AlertText alert) {
        return alert.why().advice().stream()
                .map(fact -> SlackText.plain(fact.label() + ": " + fact.text(), ADVICE))
                .collect(Collectors.joining("\n"));
    }

    private static String field(Fact fact) {
        return "*" + SlackText.literal(fact.label(), NAME) + "*\n" + SlackText.literal(fact.text(), FIELD);
    }

    private static Stream<String> cluster(AlertText alert) {
        return alert.facts().stream()
                .filter(fact -> fact.label().equals(CLUSTER))
                .map(Fact::text);
    }

    private static String lines(AlertText alert, boolean withCluster) {
        var facts = alert.facts().stream()
                .filter(fact -> IN_LINE.contains(fact.label())
                        || (withCluster && fact.label().equals(CLUSTER)))
                .map(fact -> fact.label() + " " + fact.text())
                .collect(Collectors.joining(" · "));
        return Stream.of(
                        alert.tone().symbol() + " " + SlackText.plain(alert.headline(), HEADLINE),
                        SlackText.plain(facts, LINE),
                        SlackText.plain(alert.tone().isFiring() ? alert.why().brief() : alert.detail(), SHORT_REASON))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String counts(List<Fact> counts) {
        var most = counts.stream()
                .limit(COUNTS)
                .map(count -> SlackText.plain(count.text() + " × " + count.label(), NAME))
                .collect(Collectors.joining("\n"));
        return counts.size() > COUNTS ? most + "\nand " + (counts.size() - COUNTS) + " other kinds" : most;
    }

    private static String word(Tone tone) {
        return switch (tone) {
            case CRITICAL -> "critical";
            case WARNING -> "warning";
            case INFO -> "info";
            case RESOLVED -> "resolved";
            case RETIRED -> "no longer watched";
        };
    }

    private static String colour(Tone tone) {
        return switch (tone) {
            case CRITICAL -> "#c92a2a";
            case WARNING -> "#e67700";
            case INFO -> "#1971c2";
            case RESOLVED -> "#2b8a3e";
            case RETIRED -> "#868e96";
        };
    }
}
