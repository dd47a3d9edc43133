package io.deckwatch.config.notify;

import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.notify.http.Access;
import io.deckwatch.notify.http.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads where channels over HTTP post to. */
final class Endpoints {

    private final Secrets secrets;
    private final HttpConfig http;
    private final Access usual;

    /**
     * A reader.
     *
     * @param usual what it takes to get to receivers that say nothing of it
     */
    Endpoints(Secrets secrets, Access usual) {
        this.secrets = secrets;
        this.http = new HttpConfig(secrets);
        this.usual = usual;
    }

    /** The endpoint whose URL stands below a key or in a file; empty if there is none, which is reported. */
    Optional<Endpoint> of(YamlMap map, String key, Optional<String> fallback) {
        var timeout = Values.timeout(map);
        var allowPrivate = Values.flag(map, "allow_private_addresses", false);
        var access = access(map);
        var url = secrets.one(map, key).or(() -> fallback);
        if (url.isEmpty() && !map.keys().contains(key + "_file")) {
            map.place().problem("there is no \"" + key + "\" and no \"" + key + "_file\"; one of them is needed");
        }
        return url.flatMap(text -> usable(text, key, map))
                .map(usable -> new Endpoint(usable, timeout, allowPrivate, access));
    }

    /** Where the replicas of an Alertmanager take alerts. */
    List<Endpoint> replicas(YamlMap map) {
        var timeout = Values.timeout(map);
        var allowPrivate = Values.flag(map, "allow_private_addresses", true);
        var access = access(map);
        var urls = map.texts("urls");
        if (urls.isEmpty()) {
            map.place().problem("there are no \"urls\"; name each replica, such as http://alertmanager-0:9093");
        }
        return urls.stream()
                .map(YamlText::text)
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .flatMap(url -> usable(url + "/api/v2/alerts", "urls", map).stream())
                .map(url -> new Endpoint(url, timeout, allowPrivate, access))
                .toList();
    }

    private Access access(YamlMap map) {
        return map.map("http_config").map(http::read).orElse(usual);
    }

    /** The URL is secret: what is wrong with it is told without it. */
    private static Optional<URI> usable(String text, String key, YamlMap map) {
        var place = map.keys().contains(key) ? map.place(key) : map.place(key + "_file");
        try {
            var url = URI.create(text.strip());
            var objection = Endpoint.objection(url);
            objection.ifPresent(fault -> place.problem(key + " " + fault));
            return objection.isEmpty() ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            place.problem(key + " must be a URL that begins with https:// or http://");
            return Optional.empty();
        }
    }
}
