package io.deckwatch.notify.stdout;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.MessageText;
import io.deckwatch.notify.Notification;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.PlainText;
import java.io.PrintStream;

/** Prints messages. */
final class StdoutChannel implements Channel {

    private static final int MOST_ALERTS = 20;

    private final String name;
    private final PrintStream out;

    StdoutChannel(String name, PrintStream out) {
        this.name = name;
        this.out = out;
    }

    @Override
    public String render(Notification notification) {
        return PlainText.of(MessageText.of(notification, MOST_ALERTS));
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        out.print(delivery.body());
        return out.checkError()
                ? new Outcome.Rejected(FailureReason.GONE, "the standard output is closed")
                : new Outcome.Delivered("printed");
    }

    @Override
    public String toString() {
        return "StdoutChannel[" + name + "]";
    }
}
