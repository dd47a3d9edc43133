package io.deckwatch.config;

import io.deckwatch.config.ReceiversConfig.HttpReceiver;
import io.deckwatch.notify.http.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Reads where channels over HTTP post to. */
final class EndpointReader {

    private static final String EXPECTED =
            "a URL that begins with https:// or http:// and holds neither user nor password";

    private final Faults faults;

    EndpointReader(Faults faults) {
        this.faults = faults;
    }

    /** Where a receiver is; empty, with a fault told, if it has no usable URL or timeout. */
    Optional<Endpoint> read(String setting, HttpReceiver receiver) {
        faults.requirePositive(setting + ".timeout", receiver.timeout());
        var url = url(setting, receiver.url(), receiver.urlFile());
        return url.filter(ignored -> receiver.timeout().isPositive())
                .map(u -> new Endpoint(u, receiver.timeout(), receiver.allowPrivateAddresses()));
    }

    private Optional<URI> url(String setting, Optional<URI> url, Optional<Path> file) {
        if (url.isPresent() == file.isPresent()) {
            faults.add(setting + ".url", ": set either this or url-file");
            return Optional.empty();
        }
        if (url.isPresent()) {
            return usable(setting + ".url", url);
        }
        var lines = SecretFile.lines(setting + ".url-file", file.get(), faults);
        return lines.isEmpty() ? Optional.empty() : usable(setting + ".url-file", parsed(lines.getFirst()));
    }

    private Optional<URI> usable(String setting, Optional<URI> url) {
        var usable = url.filter(u -> Endpoint.objection(u).isEmpty());
        if (usable.isEmpty()) {
            faults.wrong(setting, setting.endsWith("-file") ? "a file with " + EXPECTED : EXPECTED);
        }
        return usable;
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            // The message of this exception holds the URL, which is secret.
            return Optional.empty();
        }
    }
}
