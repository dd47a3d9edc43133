package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.repository.RepositoryMaintenanceFailing;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroRepositoryMaintenanceFailingTest {

    private static final String NAME = RepositoryMaintenanceFailing.NAME;
    private final Scenario scenario = new Scenario();
    private final LocationScript location = scenario.location("default");
    private final RepositoryScript repository = scenario.repository("shop-default-kopia");

    @Nested
    class FiresWhen {

        @Test
        void theLastThreeRunsFailed() {
            repository.remembersAt("03-02 10:00", "Failed", "Failed", "Failed");
            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 10:00")
                    .severity("warning")
                    .label("repository", "shop-default-kopia")
                    .annotation("reason", "no space left")
                    .description("The last 3 maintenance runs failed")
                    .stays();
        }

        @Test
        void theyFailAlthoughItsLocationIsBackForLong() {
            location.unavailableAt("03-01 07:00").availableAt("03-01 10:30");
            repository.remembersAt("03-02 10:00", "Failed", "Failed", "Failed");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 10:00").stays();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void oneOfThemSucceeded() {
            repository.remembersAt("03-02 10:00", "Failed", "Succeeded", "Failed");
            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void thereWereOnlyTwo() {
            repository.remembersAt("03-02 10:00", "Failed", "Failed");
            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void anOldVeleroRemembersNone() {
            repository.maintainedAt("03-02 10:00");
            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void itSucceedsAgain() {
            repository
                    .remembersAt("03-02 10:00", "Failed", "Failed", "Failed")
                    .remembersAt("03-02 11:00", "Failed", "Failed", "Succeeded");
            scenario.until("03-02 12:00").fires(NAME).resolvedAt("03-02 11:00");
        }

        @Test
        void theyFailedInAnOutageOfItsLocationThatIsOver() {
            location.unavailableAt("03-02 07:00").availableAt("03-02 10:30");
            repository
                    .remembersAt("03-02 10:00", "Failed", "Failed", "Failed")
                    .remembersAt("03-02 11:00", "Failed", "Failed", "Succeeded");

            var course = scenario.until("03-02 12:00");

            course.fires(NAME).resolvedAt("03-02 10:30");
            assertThat(course.heard()).doesNotContain(NAME);
        }

        @Test
        void itsLocationIsReadOnly() {
            location.with("ReadOnly", "spec", "accessMode");
            repository.remembersAt("03-02 10:00", "Failed", "Failed", "Failed");
            scenario.until("03-02 12:00").isSilent();
        }
    }
}
