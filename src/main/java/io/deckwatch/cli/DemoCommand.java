package io.deckwatch.cli;

import io.deckwatch.cli.check.Screen;
import io.deckwatch.config.Settings;
import io.deckwatch.cron.GoDuration;
import io.deckwatch.demo.Demo;
import io.deckwatch.notify.receiver.ReceiverSettings;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Serves five simulated clusters, and prints what happens in them and what is notified. */
@Command(
        name = DemoCommand.NAME,
        description = {
            "Shows Deckwatch at work without a cluster: it watches five simulated installations of Velero, in a time",
            "that passes sixty times as fast. What happens there and what is notified is printed; a person can cause",
            "more on the page /demo. Pages on port 8080. Nothing is left behind."
        },
        footer = {
            "  deckwatch demo                  until Ctrl-C",
            "  deckwatch demo --port 9090      pages on another port",
            "  deckwatch demo --for 120s       ends by itself"
        })
final class DemoCommand implements Runnable {

    static final String NAME = "demo";

    private static final Duration END_AGAIN = Duration.ofSeconds(1);

    private final Surroundings surroundings;
    private final Runnable server;

    @Option(names = "--port", paramLabel = "PORT", description = "The port of the pages; 8080 unless given.")
    private int port = 8080;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = SpanArgument.class,
            description = "End after this time, for example 120s. Without it Ctrl-C ends the demo.")
    private @Nullable Duration time;

    DemoCommand(Surroundings surroundings, Runnable server) {
        this.surroundings = surroundings;
        this.server = server;
    }

    @Override
    public void run() {
        requireFreePort();
        var colour = Screen.ofStandardOutput(surroundings.environment()).colour();
        try (var demo = Demo.start(surroundings.out(), colour, port, Clock.systemUTC())) {
            demo.settings().forEach(System::setProperty);
            refuseOtherReceivers(Settings.load());
            introduce();
            if (time != null) {
                endAfter(time);
            }
            server.run();
        } catch (IOException e) {
            throw new CommandFailedException(
                    1, "The demo needs a free port and a temporary folder, and got none: " + e.getMessage());
        }
    }

    private void introduce() {
        var out = surroundings.out();
        out.println("Deckwatch watches five simulated installations of Velero. It is a Monday evening there, a minute");
        out.println("passes in a second, and faster while nothing happens. The first message comes within a minute.");
        out.println("  Overview              http://localhost:" + port + "/");
        out.println("  Messages as in Slack  http://localhost:" + port + "/inbox");
        out.println("  Cause trouble         http://localhost:" + port + "/demo");
        out.println("End: Ctrl-C");
        out.println();
        out.flush();
    }

    private void requireFreePort() {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.setReuseAddress(true);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailedException(
                    1, "Port " + port + " cannot be had for the pages; choose another with --port.");
        }
    }

    /** Settings of a real installation, in ./config for example, must not get messages about a play. */
    private static void refuseOtherReceivers(Settings settings) {
        settings.notification().receivers().stream()
                .map(ReceiverSettings::name)
                .filter(name -> !name.equals(Demo.RECEIVER) && !name.equals(Demo.SLACK))
                .findFirst()
                .ifPresent(name -> {
                    throw new CommandFailedException(
                            1,
                            "The settings of this folder or environment name the receiver \"" + name
                                    + "\", which the demo must not call; run it in another folder or without them.");
                });
    }

    private static void endAfter(Duration time) {
        Thread.ofPlatform().daemon().name("demo-end").start(() -> {
            try {
                Thread.sleep(time);
                // An end that is asked for before the start is done would be lost.
                while (true) {
                    Quarkus.asyncExit(0);
                    Thread.sleep(END_AGAIN);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Reads how long something takes. */
    static final class SpanArgument implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return GoDuration.parse(text)
                    .filter(Duration::isPositive)
                    .orElseThrow(
                            () -> new TypeConversionException("\"" + text + "\" is not a time such as 120s or 5m"));
        }
    }
}
