package io.deckwatch.demo.control;

import io.deckwatch.demo.Demo;
import io.quarkus.qute.TemplateExtension;

/** What templates may ask: {@code {demo:running}}. */
@TemplateExtension(namespace = "demo")
final class InDemo {

    private InDemo() {}

    /** Whether this process is a demo, so that pages lead to what only the demo has. */
    static boolean running() {
        return Demo.running().isPresent();
    }
}
