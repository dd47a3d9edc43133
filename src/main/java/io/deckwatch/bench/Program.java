package io.deckwatch.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process that is measured. None outlives this one. */
final class Program implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int LOG_LINES = 5;
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path log;
    private final int port;
    private final long began;

    private Program(Process process, Path log, int port, long began) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.began = began;
    }

    static Program start(List<String> command, Path folder, int port) throws IOException {
        var log = folder.resolve("output");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // What this person has set for a real installation must not be measured, nor be called.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("DECKWATCH_")
                        || name.startsWith("KAFKA_")
                        || name.startsWith("KUBE")
                        || name.startsWith("QUARKUS_"));
        var began = System.nanoTime();
        var process = builder.start();
        RUNNING.add(process);
        return new Program(process, log, port, began);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** How long after its start it first answered so. */
    Duration until(String path, int status) throws IOException, InterruptedException {
        Patience.until("the program at " + path + " answers " + status, START_LIMIT, () -> {
            if (!process.isAlive()) {
                throw new IOException("The program ended by itself: " + lastWords());
            }
            return status(path) == status;
        });
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** The status of an answer; 0 while nobody answers. */
    private int status(String path) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var head =
                    new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
            return head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.substring(head.length() - 3)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private String lastWords() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    /** Processor time used so far. */
    Duration processorTime() throws IOException {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IOException("This machine does not tell the processor time of a process."));
    }

    /** Memory that it has in the machine's memory, in bytes, as Linux tells it. */
    long residentBytes() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            throw new IOException("Only Linux tells the resident memory of a process, in " + status + ".");
        }
        for (var line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("The program ended by itself: " + lastWords());
    }

    /** Stops it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(process);
    }
}
