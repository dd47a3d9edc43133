package io.deckwatch.scenario;

import io.deckwatch.rule.component.BrokerDiskNearlyFull;
import io.deckwatch.state.Vitals;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A full disk stops Deckwatch, so that is told before. */
class DeckwatchBrokerDiskNearlyFullTest {

    private static final String NAME = BrokerDiskNearlyFull.NAME;
    private final Scenario scenario = new Scenario();

    private static Vitals free(long mebibytes) {
        return new Vitals(null, Map.of(), null, Map.of(), new Vitals.Disk("/data", mebibytes << 20));
    }

    @Nested
    class FiresWhen {
        @Test
        void lessThanTwoHundredMebibytesAreFree() {
            scenario.reports(free(199), "03-01 12:00", "03-01 13:00")
                    .reports(free(900), "03-01 13:00", "03-01 15:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .at("03-01 12:00")
                    .times(1)
                    .severity("critical")
                    .label("component", "broker")
                    .description("Less than 200 MiB are free for /data.")
                    .resolvedAt("03-01 13:10");
        }

        @Test
        void spaceComesAndGoesAroundTheLimit() {
            for (var minute = 10; minute < 40; minute += 2) {
                scenario.reports(free(199), "03-01 12:" + minute, "03-01 12:" + (minute + 1))
                        .reports(free(201), "03-01 12:" + (minute + 1), "03-01 12:" + (minute + 2));
            }

            scenario.reports(free(900), "03-01 12:40", "03-01 15:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .times(1);
        }

        @Test
        void aFolderThatCannotBeReadAnyMore() {
            scenario.reports(free(0), "03-01 12:00", "03-01 13:00")
                    .until("03-01 12:30")
                    .fires(NAME);
        }
    }

    @Nested
    class SilentWhen {
        @Test
        void thereIsRoom() {
            scenario.reports(free(200), "03-01 00:00", "03-01 15:00")
                    .until("03-01 14:00")
                    .isSilentAbout(NAME);
        }

        @Test
        void kafkaIsElsewhere() {
            scenario.reports(Vitals.WELL, "03-01 00:00", "03-01 15:00")
                    .until("03-01 14:00")
                    .isSilentAbout(NAME);
        }
    }
}
