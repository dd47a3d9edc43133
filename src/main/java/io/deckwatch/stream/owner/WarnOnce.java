package io.deckwatch.stream.owner;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Says once that something does not work, and once that it works again, however often it is tried in between. */
final class WarnOnce {

    private final Logger log;
    private final AtomicBoolean warned = new AtomicBoolean();

    WarnOnce(Logger log) {
        this.log = log;
    }

    void warn(String sentence, Exception reason) {
        if (warned.compareAndSet(false, true)) {
            log.warnf("%s reason=%s", sentence, reason.getMessage());
        }
    }

    void over(String sentence) {
        if (warned.compareAndSet(true, false)) {
            log.info(sentence);
        }
    }
}
