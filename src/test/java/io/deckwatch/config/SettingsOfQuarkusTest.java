package io.deckwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.web.WithoutTheRest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In a running Quarkus the settings come from its sources, which have more in them than ours. */
@Tag("quarkus")
@QuarkusTest
@TestProfile(WithoutTheRest.class)
class SettingsOfQuarkusTest {

    @Test
    void theSettingsOfARunningQuarkusAreRead() {
        var settings = Settings.of(ConfigProvider.getConfig());

        assertThat(settings.cluster().name()).isEqualTo("of-the-profile");
        assertThat(settings.notification().rhythm().groupWait()).isEqualTo(Duration.ofMinutes(330));
        assertThat(settings.roles()).containsExactlyInAnyOrder(Role.values());
    }
}
