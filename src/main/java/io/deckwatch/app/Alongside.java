package io.deckwatch.app;

import io.deckwatch.stream.delivery.Dispatcher;

/** What goes on only in the process that notifies, and has messages of its own to send. */
interface Alongside {

    /** This process notifies from now on. Must not wait. */
    void begin(Dispatcher dispatcher);

    /** It does not any more. Harmless when repeated. */
    void end();
}
