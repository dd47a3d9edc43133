package io.deckwatch.app;

import org.eclipse.microprofile.config.ConfigProvider;

/** The version of this build. */
final class Version {

    private Version() {}

    static String text() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.application.version", String.class)
                .orElse("unknown");
    }
}
