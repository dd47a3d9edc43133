package io.deckwatch.watch.feed;

import static io.deckwatch.watch.feed.Vitality.isOver;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows one scope for good: lists it, watches it from there, takes the watch up again when it ends, and lists again when
 * that cannot be done without a gap. Nothing that goes wrong ends it; what is refused or missing is tried again.
 */
public final class Feed {

    private static final Logger LOG = Logger.getLogger(Feed.class);

    private enum Stage {
        IDLE,
        LISTING,
        OPENING,
        WATCHING,
        PAUSING,
        CLOSED
    }

    private final Scope scope;
    private final ApiServer api;
    private final FeedSink sink;
    private final FeedSettings settings;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Vitality vitality;
    private final Trouble trouble;

    private Stage stage = Stage.IDLE;
    private Instant stageSince = Instant.EPOCH;
    private Instant resumeAt = Instant.EPOCH;
    private String resourceVersion = "";
    private boolean mustList = true;
    private boolean listedOnce;
    private int attempt;
    private int lists;
    private int rebuilds;
    private @Nullable WatchStream stream;

    /** A feed that does nothing until {@link #start}. Use it on one thread, the one that runs the API server's call-backs. */
    public Feed(Scope scope, ApiServer api, FeedSink sink, FeedSettings settings, InstantSource clock) {
        this.scope = scope;
        this.api = api;
        this.sink = sink;
        this.settings = settings;
        this.clock = clock;
        this.backoff =
                new Backoff(settings.retries().first(), settings.retries().longest());
        this.vitality = new Vitality(settings.patience());
        this.trouble = new Trouble(scope);
    }

    /** Begins with a list. */
    public void start() {
        list();
    }

    /** Ends it for good. */
    public void close() {
        begin(Stage.CLOSED);
    }

    /** Looks at the clock: goes on after a pause, gives up on what does not answer, doubts a silent watch. */
    public void tick(Instant now) {
        switch (stage) {
            case PAUSING -> {
                if (!now.isBefore(resumeAt) && mustList) {
                    list();
                } else if (!now.isBefore(resumeAt)) {
                    watch();
                }
            }
            case LISTING, OPENING -> {
                if (isOver(stageSince, now, settings.retries().answer().plusSeconds(5))) {
                    failed(Answer.none("no answer from the API server"));
                }
            }
            case WATCHING -> doubt(now);
            case IDLE, CLOSED -> {}
        }
    }

    /** What this feed follows. */
    public Scope scope() {
        return scope;
    }

    /** How well it does. */
    public KindState state(Instant now) {
        return trouble.refusal().orElse(listedOnce && vitality.isFresh(now) ? KindState.LIVE : KindState.STALE);
    }

    /** Why it is not live, in words, or an empty string. */
    public String trouble() {
        return trouble.text();
    }

    /** How many complete lists were read. */
    public int lists() {
        return lists;
    }

    /** How many watches were given up because they were silent. */
    public int rebuilds() {
        return rebuilds;
    }

    private void list() {
        mustList = true;
        begin(Stage.LISTING);
        sink.listing(scope);
        page("");
    }

    private void page(String token) {
        var mine = attempt;
        api.get(scope.list(settings.pageSize(), token), answer -> {
            if (mine == attempt) {
                pageCame(answer);
            }
        });
    }

    private void pageCame(Answer answer) {
        if (!answer.isGood()) {
            failed(answer);
            return;
        }
        Pages.items(answer.body(), item -> sink.present(scope, item), odd -> sink.garbled(scope, "no object", odd));
        var token = answer.body().at("metadata", "continue").textOrEmpty();
        if (!token.isEmpty()) {
            enter(Stage.LISTING);
            page(token);
            return;
        }
        resourceVersion = answer.body().at("metadata", "resourceVersion").textOrEmpty();
        lists++;
        listedOnce = true;
        mustList = false;
        vitality.listed(clock.instant());
        sink.listed(scope, resourceVersion);
        watch();
    }

    private void watch() {
        begin(Stage.OPENING);
        // Ten watches need not end all at once.
        var length = settings.patience().watch().plusSeconds(scope.kind().ordinal());
        stream = api.watch(scope.watch(length, resourceVersion), new Events(attempt));
    }

    private void doubt(Instant now) {
        switch (vitality.advice(now)) {
            case NONE -> {}
            case PROBE -> probe(now);
            case REBUILD -> {
                LOG.warnf("silent watch is given up, its objects are listed anew scope=\"%s\"", scope);
                rebuilds++;
                list();
            }
        }
    }

    private void probe(Instant now) {
        vitality.probing(now);
        var mine = attempt;
        api.get(scope.list(1, ""), answer -> {
            if (mine != attempt || stage != Stage.WATCHING) {
                return;
            }
            if (answer.isGood()) {
                trouble.over();
                vitality.probed(clock.instant(), Pages.newest(answer.body()) > Pages.number(resourceVersion));
            } else if (answer.isForbidden() || answer.isMissing()) {
                failed(answer);
            } else {
                // The watch itself may still be good; if not, the kind goes stale by itself.
                trouble.mention(answer.fault());
            }
        });
    }

    private void failed(Answer answer) {
        var refused = answer.isForbidden() || answer.isMissing();
        if (!answer.isExpired()) {
            trouble.met(answer);
        }
        var wait = refused ? settings.retries().refused() : backoff.failed();
        // Nothing is missed by taking up a watch where it broke off; what fails again and again is listed anew.
        mustList |= refused || answer.isExpired() || backoff.failures() > 2;
        pause(wait);
    }

    private void pause(Duration wait) {
        resumeAt = clock.instant().plus(wait);
        begin(Stage.PAUSING);
    }

    private void begin(Stage next) {
        hangUp();
        attempt++;
        enter(next);
    }

    private void enter(Stage next) {
        stage = next;
        stageSince = clock.instant();
    }

    private void hangUp() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }

    /** What one watch delivers. */
    private final class Events implements WatchStream.Listener {

        private final int mine;

        Events(int mine) {
            this.mine = mine;
        }

        @Override
        public void opened() {
            if (mine == attempt) {
                enter(Stage.WATCHING);
                vitality.opened(clock.instant());
                trouble.over();
            }
        }

        @Override
        public void message(String text) {
            if (mine != attempt) {
                return;
            }
            var event = ApiServer.json(text).map(Tree::new);
            if (event.isEmpty()) {
                sink.garbled(scope, "a watch event that is no JSON object", text);
            } else {
                take(event.get(), text);
            }
        }

        @Override
        public void ended(@Nullable Answer failure) {
            if (mine != attempt) {
                return;
            }
            var opened = stage == Stage.WATCHING;
            if (opened && isOver(stageSince, clock.instant(), settings.retries().longest())) {
                backoff.succeeded();
            }
            if (failure != null) {
                failed(failure);
            } else if (opened
                    && isOver(stageSince, clock.instant(), settings.retries().first())) {
                watch();
            } else {
                pause(backoff.failed());
            }
        }

        private void take(Tree event, String text) {
            var type = event.at("type").textOrEmpty();
            var object = event.at("object");
            if (type.equals("ERROR")) {
                failed(Answer.of(object.at("code").smallNumber(), object.value(), null));
                return;
            }
            if (!(object.value() instanceof Map<?, ?> map)) {
                sink.garbled(scope, "a watch event without an object", text);
                return;
            }
            vitality.heard(clock.instant(), type.equals("BOOKMARK"));
            backoff.succeeded();
            object.at("metadata", "resourceVersion").text().ifPresent(version -> resourceVersion = version);
            switch (type) {
                case "ADDED", "MODIFIED" -> sink.present(scope, Pages.named(map));
                case "DELETED" -> sink.deleted(scope, Pages.named(map));
                case "BOOKMARK" -> {}
                default -> sink.garbled(scope, "a watch event of the unknown type \"" + type + "\"", text);
            }
        }
    }
}
