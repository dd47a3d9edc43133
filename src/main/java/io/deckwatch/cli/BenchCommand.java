package io.deckwatch.cli;

import io.deckwatch.bench.Bench;
import io.deckwatch.bench.Figure;
import io.deckwatch.bench.Sizes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Measures this Deckwatch on this machine. */
@Command(
        name = "bench",
        description = {
            "Measures Deckwatch on this machine against its budgets: a line of JSON for each figure, each beside its",
            "reference in the same run. docs/benchmark.md explains them. Needs 3 GiB of memory and nothing else to do."
        },
        footer = {
            "  deckwatch bench                           all figures, in about ten minutes",
            "  deckwatch bench --quick                   the same with less data, in about two",
            "  deckwatch bench --only rebuild-time       one figure",
            "",
            "Exit codes: 0 all within their budgets, 1 not all of them."
        })
final class BenchCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--quick", description = "Measure with a tenth of the data.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "FIGURE",
            arity = "1..*",
            converter = FigureArgument.class,
            description = "Measure these figures only: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Names.class)
    private List<Figure> only = List.of();

    BenchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var wanted = only.isEmpty() ? EnumSet.allOf(Figure.class) : EnumSet.copyOf(only);
        var bench =
                new Bench(quick ? Sizes.QUICK : Sizes.FULL, Clock.systemUTC(), surroundings.out(), surroundings.err());
        try {
            return bench.run(wanted, Path.of(System.getProperty("java.class.path"))) ? 0 : 1;
        } catch (IOException e) {
            throw new CommandFailedException(1, "The bench needs a temporary folder, and got none: " + e.getMessage());
        }
    }

    /** The names of all figures. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Figure.values()).map(Figure::text).iterator();
        }
    }

    /** Reads the name of a figure. */
    static final class FigureArgument implements ITypeConverter<Figure> {
        @Override
        public Figure convert(String text) {
            return Figure.named(text)
                    .orElseThrow(() -> new TypeConversionException("\"" + text + "\" is no figure; there are "
                            + Arrays.stream(Figure.values()).map(Figure::text).collect(Collectors.joining(", "))));
        }
    }
}
