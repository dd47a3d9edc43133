package io.deckwatch.cli.notify;

import io.deckwatch.config.notify.Contact;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.Standing;
import io.deckwatch.notify.TestMessage;
import io.deckwatch.notify.receiver.ChannelSettings;
import io.deckwatch.notify.receiver.MirrorSettings;
import io.deckwatch.rule.Words;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Sends one message truly, to see whether it arrives and how it looks. */
public final class Trial {

    private final PrintStream out;
    private final InstantSource clock;
    private final String externalUrl;
    private final String version;

    /**
     * A trial.
     *
     * @param out where answers are told
     * @param externalUrl where people reach the pages, for links in the message
     * @param version of Deckwatch, as receivers may see it
     */
    public Trial(PrintStream out, InstantSource clock, String externalUrl, String version) {
        this.out = out;
        this.clock = clock;
        this.externalUrl = externalUrl;
        this.version = version;
    }

    /** Tries a channel and tells the answer; whether it took the message. */
    public boolean passes(Contact contact) {
        // What goes to the standard output as a receiver does not pass through here.
        out.flush();
        var began = clock.instant();
        return switch (contact.settings()) {
            case ChannelSettings channel -> tell(contact.to().id(), began, sent(contact, channel));
            case MirrorSettings mirror -> shown(contact, mirror);
        };
    }

    private Outcome sent(Contact contact, ChannelSettings settings) {
        try (var channel = settings.open(clock, version)) {
            var id = UUID.randomUUID().toString().replace("-", "");
            var now = clock.instant();
            var message = TestMessage.of(id, contact.to().receiver(), TestMessage.alert(now), externalUrl, now);
            return channel.deliver(new Delivery(id, channel.render(message), 1));
        }
    }

    private boolean shown(Contact contact, MirrorSettings settings) {
        var all = true;
        var number = 1;
        for (var mirror : settings.open(clock, externalUrl, version)) {
            try (mirror) {
                var began = clock.instant();
                var outcome = mirror.show(List.of(new Standing(TestMessage.alert(began), null)), began);
                all &= tell(contact.to().id() + " replica " + number, began, outcome);
                number++;
            }
        }
        return all;
    }

    private boolean tell(String name, Instant began, Outcome outcome) {
        var took = Words.span(Duration.between(began, clock.instant()));
        var failure = outcome.failure();
        out.println("  " + name + ": "
                + failure.map(reason -> "FAILED (" + reason.label() + "): ").orElse("taken: ") + outcome.detail()
                + ", after " + took);
        return failure.isEmpty();
    }
}
