package io.deckwatch.scenario;

import io.deckwatch.rule.repository.RepositoryNotReady;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroRepositoryNotReadyTest {

    private static final String NAME = RepositoryNotReady.NAME;
    private final Scenario scenario = new Scenario();
    private final LocationScript location = scenario.location("default");
    private final RepositoryScript repository = scenario.repository("shop-default-kopia");

    @Nested
    class FiresWhen {

        @Test
        void itIsNotReadyForAQuarterOfAnHour() {
            repository.phaseAt("03-02 10:00", "NotReady", "invalid repository password");
            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 10:15")
                    .severity("warning")
                    .uninhibited()
                    .label("repository", "shop-default-kopia")
                    .annotation("reason", "invalid repository password")
                    .summary("The kopia repository of namespace shop in location default is NotReady.")
                    .stays();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itsLocationWasChangedAndItComesBack() {
            repository
                    .phaseAt("03-02 10:00", "NotReady", "re-establish on BSL change, create or delete")
                    .phaseAt("03-02 10:06", "Ready", "");
            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void itsLocationIsUnavailableWhichIsToldOf() {
            location.unavailableAt("03-02 09:59");
            repository.phaseAt("03-02 10:00", "NotReady", "error to connect backup repo");
            scenario.until("03-02 12:00").fires(NAME).inhibited();
        }

        @Test
        void itsLocationIsReadOnly() {
            location.with("ReadOnly", "spec", "accessMode");
            repository.phaseAt(
                    "03-02 10:00", "NotReady", "cannot create new backup repo for read-only backup storage location");
            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void itIsDeleted() {
            repository.phaseAt("03-02 10:00", "NotReady", "x").goneAt("03-02 11:00");
            scenario.until("03-02 12:00").fires(NAME).retiredAt("03-02 11:00", "repository deleted");
        }
    }
}
