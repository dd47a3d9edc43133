package io.deckwatch.demo;

import java.util.concurrent.ThreadFactory;

/** Makes threads that do not keep the process alive. */
final class Daemon {

    private Daemon() {}

    static ThreadFactory named(String name) {
        return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
    }
}
