package io.deckwatch.config.notify;

import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.notify.http.Access;
import io.deckwatch.notify.http.Trust;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Reads {@code http_config}: what it takes to get to a receiver. */
final class HttpConfig {

    private static final Set<String> UNKNOWN = Set.of(
            "oauth2", "enable_http2", "proxy_from_environment", "no_proxy", "proxy_connect_header", "http_headers");
    private static final Set<String> UNKNOWN_TLS = Set.of(
            "cert", "cert_file", "key", "key_file", "key_ref", "cert_ref", "server_name", "min_version", "max_version");

    private final Secrets secrets;

    HttpConfig(Secrets secrets) {
        this.secrets = secrets;
    }

    Access read(YamlMap map) {
        Values.refuse(map, UNKNOWN, "is not supported by Deckwatch; leave it out");
        map.text("follow_redirects")
                .filter(text -> !text.text().equals("false"))
                .ifPresent(
                        text -> text.problem("redirects are never followed, so that a message goes nowhere else; leave"
                                + " follow_redirects out"));
        var proxy = map.text("proxy_url").flatMap(HttpConfig::proxy).orElse(null);
        var trust = map.map("tls_config").map(this::trust).orElse(null);
        var authorization = authorization(map);
        map.end();
        try {
            return new Access(proxy, trust, authorization);
        } catch (IllegalArgumentException e) {
            map.place().problem(String.valueOf(e.getMessage()));
            return Access.DIRECT;
        }
    }

    private static Optional<InetSocketAddress> proxy(YamlText text) {
        try {
            var proxy = Access.proxy(URI.create(text.text()));
            if (proxy.isPresent()) {
                return proxy;
            }
        } catch (IllegalArgumentException e) {
            // Told below, without the text, which may hold a password.
        }
        text.problem("proxy_url must be a URL with a port and without user and password, such as http://proxy:3128");
        return Optional.empty();
    }

    private @Nullable SSLContext trust(YamlMap map) {
        Values.refuse(map, UNKNOWN_TLS, "is not supported by Deckwatch; leave it out");
        map.text("insecure_skip_verify")
                .filter(text -> !text.text().equals("false"))
                .ifPresent(text ->
                        text.problem("insecure_skip_verify would send secrets to anybody; name the issuer of the"
                                + " certificate in ca_file"));
        var inline = map.text("ca");
        var file = map.text("ca_file");
        map.end();
        var source = file.isPresent() ? file : inline;
        return source.flatMap(text -> file.isPresent() ? secrets.hidden(text) : Optional.of(text.text()))
                .flatMap(pem -> trust(pem, source.get()))
                .orElse(null);
    }

    private static Optional<SSLContext> trust(String pem, YamlText source) {
        try {
            return Optional.of(Trust.in(pem));
        } catch (IllegalArgumentException e) {
            source.problem(source.key() + " " + e.getMessage());
            return Optional.empty();
        }
    }

    private String authorization(YamlMap map) {
        var bearer = secrets.one(map, "bearer_token").map(token -> "Bearer " + token);
        var basic = map.map("basic_auth").flatMap(this::basic);
        var other = map.map("authorization").flatMap(this::typed);
        if ((bearer.isPresent() ? 1 : 0) + (basic.isPresent() ? 1 : 0) + (other.isPresent() ? 1 : 0) > 1) {
            map.place()
                    .problem("http_config has more than one of basic_auth, authorization and bearer_token; keep one");
        }
        return other.or(() -> basic).or(() -> bearer).orElse("");
    }

    private Optional<String> typed(YamlMap map) {
        var type = map.text("type").map(YamlText::text).orElse("Bearer");
        var credentials = secrets.one(map, "credentials");
        if (credentials.isEmpty()) {
            map.place().problem("authorization lacks its \"credentials\" or \"credentials_file\"");
        }
        map.end();
        return credentials.map(text -> type.strip() + " " + text);
    }

    private Optional<String> basic(YamlMap map) {
        var user = map.required("username").map(YamlText::text);
        var password = secrets.one(map, "password").orElse("");
        map.end();
        return user.map(name -> "Basic "
                + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }
}
