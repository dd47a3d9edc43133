package io.deckwatch.config;

import io.deckwatch.cron.CronVersion;
import io.deckwatch.event.Phase;
import io.deckwatch.notify.email.SmtpServer;
import io.deckwatch.notify.heartbeat.HeartbeatSettings;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A configuration that takes any value. Only a configuration with the mapping in it knows that the environment variable
 * {@code DECKWATCH_DATA_DIR} means {@code deckwatch.data-dir}, but the mapping fails at the first value it cannot read. So this
 * one has converters that read everything, and the values are looked at afterwards.
 */
final class Lenient {

    private static final int PRIORITY = 2000;

    private Lenient() {}

    static SmallRyeConfig config(SmallRyeConfigBuilder builder) {
        always(builder, Duration.class, Duration.ZERO);
        always(builder, Path.class, Path.of(""));
        always(builder, URI.class, URI.create(""));
        always(builder, ZoneId.class, ZoneOffset.UTC);
        always(builder, Boolean.class, false);
        always(builder, Integer.class, 0);
        always(builder, Double.class, 0.0);
        always(builder, Role.class, Role.WEB);
        always(builder, CronVersion.class, CronVersion.V3);
        always(builder, Phase.class, Phase.COMPLETED);
        always(builder, SmtpServer.Security.class, SmtpServer.Security.STARTTLS);
        always(builder, HeartbeatSettings.Method.class, HeartbeatSettings.Method.GET);
        always(builder, String.class, "");
        return builder.withMapping(DeckwatchConfig.class, "deckwatch").build();
    }

    private static <T> void always(SmallRyeConfigBuilder builder, Class<T> type, T value) {
        builder.withConverter(type, PRIORITY, text -> value);
    }
}
