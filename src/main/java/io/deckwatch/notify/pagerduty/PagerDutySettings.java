package io.deckwatch.notify.pagerduty;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.http.Endpoint;
import io.deckwatch.notify.receiver.ChannelSettings;
import java.time.InstantSource;
import java.util.regex.Pattern;

/**
 * A service of PagerDuty.
 *
 * @param name of the receiver
 * @param endpoint where events go
 * @param routingKey of the service's integration; secret, and no text made here shows it
 * @param sendResolved whether incidents are resolved
 */
public record PagerDutySettings(String name, Endpoint endpoint, String routingKey, boolean sendResolved)
        implements ChannelSettings {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{32}");

    public PagerDutySettings {
        if (!KEY.matcher(routingKey).matches()) {
            throw new IllegalArgumentException(
                    "The routing key must be 32 letters and digits: the integration key of an"
                            + " integration of the type \"Events API v2\".");
        }
    }

    @Override
    public Channel open(InstantSource clock, String version) {
        return new PagerDutyChannel(this, clock, version);
    }

    @Override
    public String toString() {
        return "PagerDutySettings[name=" + name + ", endpoint=" + endpoint + ", routingKey=***, sendResolved="
                + sendResolved + "]";
    }
}
