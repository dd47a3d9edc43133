package io.deckwatch.bench;

import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What the views hold in the heap, and whether an event costs more when they hold much. Without Kafka. */
final class StateMeasurement implements Measurement {

    private static final int EVENTS = 5_000;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 9;

    private final Sizes sizes;
    private final InstantSource clock;
    private final Progress progress;

    StateMeasurement(Sizes sizes, InstantSource clock, Progress progress) {
        this.sizes = sizes;
        this.clock = clock;
        this.progress = progress;
    }

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(Figure.HEAP_OF_BACKUP, Figure.HEAP_OF_CHILD, Figure.GROWTH);
    }

    @Override
    public void measure(Set<Figure> wanted, Consumer<Measured> results) {
        var now = clock.instant();
        var fleet = Fleet.of(sizes.backups(), sizes, now);
        progress.say("%,d backups of %,d schedules are read into memory", fleet.backups(), fleet.schedulesInAll());
        var known = new Knowledge(now).load(fleet::definitions);
        var empty = usedHeap();
        known.load(fleet::backups);
        var withBackups = usedHeap();
        results.accept(heap(Figure.HEAP_OF_BACKUP, withBackups - empty, fleet.backups()));
        if (wanted.contains(Figure.HEAP_OF_CHILD)) {
            progress.say("%,d children of backups are read into memory", sizes.children());
            var before = usedHeap();
            known.load(sink -> fleet.children(sizes.children(), sink));
            results.accept(heap(Figure.HEAP_OF_CHILD, usedHeap() - before, sizes.children()));
        }
        if (wanted.contains(Figure.GROWTH)) {
            results.accept(growth(known.start(fleet), fleet));
        }
    }

    private static Measured heap(Figure figure, long bytes, int objects) {
        return new Measured(
                figure, (double) bytes / objects, Map.of("objects", objects, "heap_mib", bytes / (1024.0 * 1024)));
    }

    private Measured growth(Knowledge many, Fleet fleet) {
        progress.say("the cost of an event with %,d backups and with %,d", fleet.backups(), sizes.few());
        var small = Fleet.of(sizes.few(), sizes, fleet.now());
        var few = new Knowledge(fleet.now())
                .load(small::definitions)
                .load(small::backups)
                .start(small);
        var events = Math.min(EVENTS, sizes.events());
        var ofMany = new ArrayList<Double>();
        var ofFew = new ArrayList<Double>();
        for (var round = 0; round < WARM_UP + ROUNDS; round++) {
            var number = round;
            var costOfMany = many.costOf(sink -> fleet.live(events, number, sink));
            var costOfFew = few.costOf(sink -> small.live(events, number, sink));
            if (round >= WARM_UP) {
                ofMany.add(costOfMany);
                ofFew.add(costOfFew);
            }
        }
        return new Measured(
                Figure.GROWTH,
                Median.of(ofMany) / Median.of(ofFew),
                Map.of(
                        "objects",
                        fleet.backups(),
                        "reference_objects",
                        small.backups(),
                        "micros_per_event",
                        Median.of(ofMany) / 1000,
                        "reference",
                        Median.of(ofFew) / 1000));
    }

    /** After two collections, because what the first one finalizes is freed by the second. */
    private static long usedHeap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
