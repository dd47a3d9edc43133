package io.deckwatch.app;

import io.deckwatch.alert.group.Routing;
import io.deckwatch.alert.routing.InhibitRule;
import io.deckwatch.config.notify.NotifyBook;
import io.deckwatch.web.Roster;
import jakarta.inject.Singleton;
import java.util.List;

/** Who is told of which alerts, for the API; as it was configured for this process, whoever notifies. */
@Singleton
final class Recipients implements Roster {

    private final Addressing addressing;
    private volatile Known known;

    /** The routes of a book are worked out once. */
    private record Known(NotifyBook book, Routing routing) {
        Known(NotifyBook book) {
            this(book, book.tree());
        }
    }

    Recipients(Addressing addressing) {
        this.addressing = addressing;
        this.known = new Known(addressing.book());
    }

    @Override
    public List<String> receivers() {
        return addressing.book().contacts().stream()
                .map(contact -> contact.to().receiver())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Routing routing() {
        var book = addressing.book();
        var now = known;
        if (!now.book().equals(book)) {
            now = new Known(book);
            known = now;
        }
        return now.routing();
    }

    @Override
    public List<InhibitRule> inhibitRules() {
        return List.copyOf(addressing.book().inhibitRules());
    }
}
