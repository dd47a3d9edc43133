package io.deckwatch.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Quarkus with the edges only: samples stand in for what the root of the program provides, and no broker starts. */
public final class WithoutTheRest implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(SampleBoard.class, SampleDesk.class, SamplePast.class, SampleLedger.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.arc.exclude-types",
                "io.deckwatch.app.**",
                "mp.messaging.incoming.silences.enabled",
                "false",
                "mp.messaging.incoming.alerts.enabled",
                "false",
                "quarkus.http.test-port",
                "0",
                "deckwatch.cluster",
                "of-the-profile",
                "deckwatch.notify.route.group-wait",
                "5h30m");
    }
}
