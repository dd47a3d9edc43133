package io.deckwatch.scenario;

import io.deckwatch.rule.repository.RepositoryMaintenanceStale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroRepositoryMaintenanceStaleTest {

    private static final String NAME = RepositoryMaintenanceStale.NAME;
    private final Scenario scenario = new Scenario();
    private final LocationScript location = scenario.location("default");
    private final RepositoryScript repository = scenario.repository("shop-default-kopia");

    @Nested
    class FiresWhen {

        @Test
        void threeIntervalsOfKopiaPassed() {
            repository.maintainedAt("03-02 10:00");
            scenario.until("03-02 20:00")
                    .fires(NAME)
                    .at("03-02 13:30")
                    .severity("warning")
                    .label("repository", "shop-default-kopia")
                    .description("the last maintenance was at 2026-03-02 10:00 UTC, and one is due every 1 h")
                    .stays();
        }

        @Test
        void itHasAnIntervalOfItsOwn() {
            repository.with("24h0m0s", "spec", "maintenanceFrequency").maintainedAt("03-02 10:00");
            scenario.until("03-06 00:00").fires(NAME).at("03-05 10:30");
        }

        @Test
        void itsRunsFailWhichIsToldOf() {
            repository.maintainedAt("03-02 10:00").remembersAt("03-02 13:00", "Failed", "Failed", "Failed");
            scenario.until("03-02 20:00").fires(NAME).at("03-02 13:30").inhibited();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itIsMaintained() {
            repository
                    .maintainedAt("03-02 10:00")
                    .maintainedAt("03-02 11:00")
                    .maintainedAt("03-02 12:00")
                    .maintainedAt("03-02 14:00");
            scenario.until("03-02 16:00").isSilent();
        }

        @Test
        void resticHasAWeek() {
            repository.with("restic", "spec", "repositoryType").maintainedAt("03-01 10:00");
            scenario.until("03-20 00:00").isSilentAbout(NAME);
        }

        @Test
        void itsLocationWasUnavailable() {
            repository.maintainedAt("03-02 10:00").maintainedAt("03-02 20:05");
            location.unavailableAt("03-02 10:30").availableAt("03-02 20:00");
            scenario.until("03-02 22:00").isSilentAbout(NAME);
        }

        @Test
        void itsLocationIsReadOnly() {
            location.with("ReadOnly", "spec", "accessMode");
            repository.maintainedAt("03-02 10:00");
            scenario.until("03-03 12:00").isSilent();
        }

        @Test
        void theServerIsDown() {
            location.with("1m", "spec", "validationFrequency")
                    .then(
                            Scenario.at("03-02 11:00"),
                            o -> o.set(Scenario.at("03-02 11:00"), "status", "lastValidationTime"));
            repository.maintainedAt("03-02 10:00");
            scenario.until("03-02 20:00").isSilentAbout(NAME);
        }

        @Test
        void itWasNeverMaintained() {
            scenario.until("03-06 00:00").isSilent();
        }
    }
}
