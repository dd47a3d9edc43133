package io.deckwatch.alert.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RouteTest {

    @Test
    void defaultsAreThoseOfAlertmanager() {
        var route = Route.to("ops");

        assertThat(route.rhythm().groupBy()).containsExactly("cluster", "alertname");
        assertThat(route.rhythm().groupWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(route.rhythm().groupInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(route.rhythm().repeatInterval()).isEqualTo(Duration.ofHours(4));
        assertThat(route.to().sendResolved()).isTrue();
    }

    @Test
    void labelsThatAnAlertDoesNotHaveAreLeftOutOfItsGroup() {
        var group =
                Route.to("ops").by(List.of("cluster", "schedule", "severity")).groupOf(GroupClock.firing("Stale", "a"));

        assertThat(group.labels()).isEqualTo(Map.of("cluster", "prod", "severity", "warning"));
    }

    @ParameterizedTest
    @CsvSource({
        "-PT1S, PT5M, PT4H, group_wait is negative",
        "PT0S, PT0S, PT4H, group_interval must be above zero",
        "PT0S, PT5M, -PT4H, repeat_interval must be above zero"
    })
    void impossibleTimesAreRefused(Duration wait, Duration interval, Duration repeat, String message) {
        assertThatThrownBy(() -> Route.to("ops").every(wait, interval, repeat)).hasMessageContaining(message);
    }

    @Test
    void aRouteNeedsAReceiverAndOneWayToGroup() {
        assertThatThrownBy(() -> Route.to(" ")).hasMessageContaining("name of its receiver");
        assertThatThrownBy(() -> Route.to("ops").by(List.of("...", "cluster"))).hasMessageContaining("keep either");
    }

    @Test
    void aGroupKeyIsQuotedAsInGo() {
        var key = new GroupId("ops", Map.of("b", "a \"b\" \\ \n\t\r\u0001", "a", "Müller 日本")).key();

        assertThat(key).isEqualTo("{}:{a=\"Müller 日本\", b=\"a \\\"b\\\" \\\\ \\n\\t\\r\\x01\"}");
    }

    @Test
    void aGroupWithoutLabelsHasAnEmptyKey() {
        assertThat(new GroupId("ops", Map.of()).key()).isEqualTo("{}:{}");
    }

    @ParameterizedTest
    @EnumSource(NotifyReason.class)
    void aReasonIsReadAsItWasWritten(NotifyReason reason) {
        assertThat(NotifyReason.of(reason.text())).isEqualTo(reason);
    }

    @Test
    void anUnknownReasonIsNamed() {
        assertThatThrownBy(() -> NotifyReason.of("whim")).hasMessageContaining("whim");
    }
}
