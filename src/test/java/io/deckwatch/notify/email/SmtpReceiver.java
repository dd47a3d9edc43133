package io.deckwatch.notify.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A mail server of this machine that answers each command as told, and 250 unless told. */
public final class SmtpReceiver implements AutoCloseable {

    /** An answer after which the connection is cut, without having been sent. */
    static final String CUT = "cut";

    /** An answer that never comes. */
    static final String SILENCE = "silence";

    private final ServerSocket server;
    private final Map<String, String> answers;
    private final BlockingQueue<String> mails = new LinkedBlockingQueue<>();
    private final List<Socket> open = new ArrayList<>();

    public SmtpReceiver(Map<String, String> answers) {
        this.answers = answers;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The next mail as it came; fails if none does. */
    public String mail() {
        try {
            var mail = mails.poll(10, TimeUnit.SECONDS);
            if (mail == null) {
                throw new AssertionError("no mail came");
            }
            return mail;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public boolean hasMail() {
        return !mails.isEmpty();
    }

    @Override
    public void close() {
        try {
            server.close();
            synchronized (open) {
                for (var socket : open) {
                    socket.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                synchronized (open) {
                    open.add(socket);
                }
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed, which ends the receiver.
        }
    }

    private void serve(Socket socket) {
        try (var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            if (!say(socket, "GREETING", "220 mail.example ESMTP")) {
                return;
            }
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var command = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                if (!say(socket, command, usual(command))) {
                    return;
                }
                if (command.equals("DATA") && !answers.containsKey("DATA")) {
                    mails.add(read(in));
                    if (!say(socket, "END", "250 queued")) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            // The client hung up.
        }
    }

    private static String usual(String command) {
        return switch (command) {
            case "EHLO" -> "250-mail.example\r\n250 AUTH PLAIN LOGIN";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    /** Whether the conversation goes on. */
    private boolean say(Socket socket, String command, String usual) throws IOException {
        var answer = answers.getOrDefault(command, usual);
        if (answer.equals(SILENCE)) {
            return true;
        }
        if (answer.equals(CUT)) {
            socket.close();
            return false;
        }
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return true;
    }

    private static String read(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        return mail.toString();
    }
}
