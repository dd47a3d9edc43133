package io.deckwatch.config;

import io.deckwatch.config.ReceiversConfig.Alertmanager;
import io.deckwatch.config.ReceiversConfig.Hook;
import io.deckwatch.config.ReceiversConfig.Http;
import io.deckwatch.notify.heartbeat.HeartbeatSettings;
import io.deckwatch.notify.http.Access;
import io.deckwatch.notify.http.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads where channels over HTTP post to, and where the heartbeat goes. */
final class EndpointReader {

    private static final String EXPECTED =
            "a URL that begins with https:// or http:// and holds neither user nor password";

    private final Faults faults;

    EndpointReader(Faults faults) {
        this.faults = faults;
    }

    /** Where a receiver is; empty, with a fault told, if it has no usable URL or timeout. */
    Optional<Endpoint> read(String setting, Hook hook) {
        return endpoint(setting, hook, url(setting, hook.url(), hook.urlFile()));
    }

    /** Where a receiver is whose URL is no secret of its own. */
    Optional<Endpoint> read(String setting, Http receiver, URI url) {
        return endpoint(setting, receiver, usable(setting + ".url", Optional.of(url)));
    }

    /** Where the replicas of an Alertmanager take alerts; those without a usable URL are told and left out. */
    List<Endpoint> replicas(String setting, Alertmanager receiver) {
        faults.requirePositive(setting + ".timeout", receiver.timeout());
        var urls = receiver.urls().orElse(List.of());
        if (urls.isEmpty()) {
            faults.add(setting + ".urls", ": name each replica, such as http://alertmanager-0:9093");
        }
        var usable = urls.stream().flatMap(url -> usable(setting + ".urls", Optional.of(url)).stream());
        return receiver.timeout().isPositive()
                ? usable.map(url -> new Endpoint(api(url), receiver.timeout(), receiver.allowPrivateAddresses()))
                        .toList()
                : List.of();
    }

    /** Where the heartbeat goes; empty if there is none, or, with a fault told, if it cannot be used. */
    Optional<HeartbeatSettings> heartbeat(String setting, HeartbeatConfig given) {
        if (given.url().isEmpty() && given.urlFile().isEmpty()) {
            return Optional.empty();
        }
        faults.requirePositive(setting + ".timeout", given.timeout());
        var interval = given.interval();
        var often = interval.compareTo(HeartbeatSettings.SHORTEST) < 0;
        faults.require(!often, setting + ".interval", "a duration of at least 10s");
        var proxy = given.proxyUrl().flatMap(Access::proxy);
        faults.require(
                proxy.isPresent() || given.proxyUrl().isEmpty(),
                setting + ".proxy-url",
                "a URL with a port and without user and password, such as http://proxy:3128");
        var access = new Access(proxy.orElse(null), null, "");
        return url(setting, given.url(), given.urlFile())
                .filter(url -> !often && given.timeout().isPositive())
                .map(url -> new Endpoint(url, given.timeout(), given.allowPrivateAddresses(), access))
                .map(endpoint -> new HeartbeatSettings(endpoint, given.method(), interval));
    }

    private static URI api(URI url) {
        var base = url.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/api/v2/alerts");
    }

    private Optional<Endpoint> endpoint(String setting, Http receiver, Optional<URI> url) {
        faults.requirePositive(setting + ".timeout", receiver.timeout());
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
