package io.deckwatch.app;

import io.deckwatch.config.InvalidSettingsException;
import io.deckwatch.config.Settings;
import io.quarkus.runtime.PreventFurtherStepsException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the values that the parts share. */
final class Wiring {

    /** The only place where Deckwatch learns the time. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The settings; all faults of them in one message. */
    @Produces
    @Singleton
    Settings settings() {
        try {
            return Settings.of(ConfigProvider.getConfig());
        } catch (InvalidSettingsException e) {
            throw new PreventFurtherStepsException(e.getMessage(), Fatal.EXIT_CODE);
        }
    }
}
