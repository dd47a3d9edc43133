package io.deckwatch.app;

import io.deckwatch.config.InvalidSettingsException;
import io.deckwatch.config.Settings;
import io.deckwatch.demo.Demo;
import io.deckwatch.watch.WatchSettings.Cadence;
import io.deckwatch.web.access.AccessRules;
import io.deckwatch.web.access.Gate;
import io.deckwatch.web.access.SecretLines;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the values that the parts share. */
final class Wiring {

    /** Each step of the demo's clock is told by a heartbeat at once, so that the next one can follow. */
    private static final Cadence DEMO = new Cadence(
            Duration.ofMillis(40),
            Duration.ofSeconds(1),
            Cadence.DEFAULT.progress(),
            Cadence.DEFAULT.checks(),
            Cadence.DEFAULT.retention());

    /** The only place where Deckwatch learns the time. */
    @Produces
    @Singleton
    Timing timing() {
        var wall = Clock.systemUTC();
        return Demo.running()
                .map(demo -> new Timing(demo.clock(), wall, DEMO))
                .orElseGet(() -> new Timing(wall, wall, Cadence.DEFAULT));
    }

    /** The time that pages show. */
    @Produces
    @Singleton
    Clock clock(Timing timing) {
        return timing.told();
    }

    /** Who may change something by pages and API. In a demo, where nothing is real, everybody may, unless it is configured. */
    @Produces
    @Singleton
    Gate gate(Settings settings, Timing timing) {
        var web = settings.web();
        var tokens = web.writeTokens().map(SecretLines::new);
        var proxies = web.proxySecrets().map(SecretLines::new);
        var everybody = Demo.running().isPresent() && tokens.isEmpty() && proxies.isEmpty();
        return new Gate(
                new AccessRules(web.openToRead(), tokens, proxies, everybody, web.isOverHttps()), timing.wall());
    }

    /** The settings; all faults of them in one message. */
    @Produces
    @Singleton
    Settings settings() {
        try {
            return Settings.of(ConfigProvider.getConfig());
        } catch (InvalidSettingsException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}
