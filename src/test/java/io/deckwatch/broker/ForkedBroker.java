package io.deckwatch.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A broker in a process of its own, which writes one record and then only waits to be killed. */
final class ForkedBroker implements AutoCloseable {
    private static final String REFUSED = "refused: ";

    static final String TOPIC = "written-before-the-kill";
    static final String VALUE = "still here";

    private final Process process;

    private ForkedBroker(Process process) {
        this.process = process;
    }

    /** Returns when the record is written; when the broker does not start the error says why. */
    static ForkedBroker start(Path directory) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkedBroker.class.getName(),
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String refusal = "no word from the forked broker";
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("written")) {
                return new ForkedBroker(process);
            }
            refusal = line.startsWith(REFUSED) ? line.substring(REFUSED.length()) : refusal;
        }
        throw new AssertionError(refusal);
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        EmbeddedBroker broker = null;
        try {
            broker = EmbeddedBroker.start(BrokerSettings.defaults(Path.of(arguments[0])), System.out::println);
        } catch (BrokerException e) {
            System.out.println(REFUSED + e.getMessage());
            System.exit(1);
        }
        TopicClient client = new TopicClient(broker.bootstrapServers());
        client.create(TOPIC);
        client.writeInTransaction(TOPIC, "forked", List.of(VALUE));
        System.out.println("written");
        // The parent never writes and kills this process; should the parent die first, its end of the pipe closes.
        while (System.in.read() >= 0) {}
        Runtime.getRuntime().halt(0);
    }
}
