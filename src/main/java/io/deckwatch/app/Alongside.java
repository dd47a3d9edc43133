package io.deckwatch.app;

import io.deckwatch.alert.Alert;
import io.deckwatch.stream.delivery.Dispatcher;
import java.util.List;

/** What goes on only in the process that notifies. */
interface Alongside {

    /**
     * This process notifies from now on. Must not wait.
     *
     * @param known all alerts as they are now
     */
    void begin(Dispatcher dispatcher, List<Alert> known);

    /** An alert is as it is here from now on; also told of those that no receiver hears of. Must not wait. */
    default void onAlert(Alert alert) {}

    /** It does not any more. Harmless when repeated. */
    void end();
}
