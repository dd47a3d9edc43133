package io.deckwatch.web;

import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.group.Route;
import io.deckwatch.alert.group.Routing;
import io.deckwatch.alert.routing.InhibitRule;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Overviews;
import io.deckwatch.evaluation.Reasons;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.location.LocationDetail;
import io.deckwatch.rule.location.LocationDetails;
import io.deckwatch.rule.schedule.ScheduleDetail;
import io.deckwatch.rule.schedule.ScheduleDetails;
import io.deckwatch.state.Subject;
import io.deckwatch.web.access.AccessRules;
import io.deckwatch.web.access.Gate;
import io.deckwatch.web.access.SecretLines;
import io.deckwatch.web.rule.SampleReasons;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stands in for what the program's root provides. */
@Alternative
@Singleton
public class SampleBoard implements Watchboard, Vitals, Roster, RuleShelf {

    static final String TOKEN = "token-of-nobody-in-particular";
    static final String KIMS_TOKEN = "token-of-kim-0123456789";
    static final String HOSTILE = "<script>alert('x')</script>\"'&";

    /** For the inbox of the demo, which is a page too. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.fixed(Overviews.NOW, ZoneOffset.UTC);
    }

    /** Who knows the token may change something. */
    @Produces
    @Singleton
    Gate gate() throws IOException {
        var tokens = Files.writeString(Files.createTempFile("tokens", ""), TOKEN + "\nkim " + KIMS_TOKEN + "\n");
        tokens.toFile().deleteOnExit();
        return new Gate(
                new AccessRules(true, Optional.of(new SecretLines(tokens)), Optional.empty(), false, false),
                InstantSource.system());
    }

    @Override
    public List<String> receivers() {
        return List.of("ops", "oncall");
    }

    @Override
    public Routing routing() {
        return Routing.toAll(List.of(Route.to("ops"), Route.to("oncall").by(List.of("cluster"))));
    }

    @Override
    public List<InhibitRule> inhibitRules() {
        return List.of();
    }

    @Override
    public Overview overview() {
        var sample = Overviews.sample();
        var alerts = new ArrayList<>(sample.alerts());
        alerts.add(Overviews.alert(
                "VeleroBackupPartiallyFailed",
                Severity.WARNING,
                new AlertState.Firing(sample.at().minus(Duration.ofDays(2)), null),
                Map.of("summary", "One volume failed.", "reason", HOSTILE)));
        return new Overview(sample.at(), sample.clusters(), sample.schedules(), sample.locations(), alerts);
    }

    @Override
    public String limits() {
        return "This process evaluates 1 of 2 partitions.";
    }

    @Override
    public Optional<ScheduleDetail> schedule(Subject schedule) {
        return Optional.of(schedule).filter(ScheduleDetails.NIGHTLY::equals).map(known -> ScheduleDetails.sample());
    }

    @Override
    public List<LocationDetail> locations() {
        return LocationDetails.sample();
    }

    @Override
    public Optional<Reasons> explain(Subject schedule) {
        return SampleReasons.of(schedule);
    }

    @Override
    public BackupQuery.Part backups(BackupQuery query, int skip, int limit) {
        return query.select(Backups.sample(), skip, limit);
    }

    @Override
    public InForce inForce() {
        return SampleReasons.inForce();
    }

    @Override
    public Map<String, Instant> lastFired() {
        return Map.of("VeleroBackupMissed", Overviews.NOW.minus(Duration.ofDays(9)));
    }

    @Override
    public Optional<String> stillStarting() {
        return Optional.empty();
    }

    @Override
    public Optional<String> trouble() {
        return Optional.of("Kafka does not answer.");
    }

    @Override
    public Duration sinceLastStep() {
        return Duration.ZERO;
    }
}
