package io.deckwatch.config;

import io.deckwatch.config.DeckwatchConfig.Web;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where people reach the pages, and who may change something there.
 *
 * @param externalUrl where people reach the pages, without a slash at the end
 * @param openToRead whether everybody may read
 * @param writeTokens a file with the tokens of those who may change something
 * @param proxySecrets a file with the secrets of reverse proxies that are believed whom they let in
 */
public record WebSettings(
        String externalUrl, boolean openToRead, Optional<Path> writeTokens, Optional<Path> proxySecrets) {

    /** Shorter secrets could be guessed. */
    private static final int SHORTEST = 16;

    /** Whether people reach the pages by HTTPS. */
    public boolean isOverHttps() {
        return externalUrl.startsWith("https:");
    }

    /** Reads them and tells what is wrong. */
    static WebSettings read(URI url, Web given, Faults faults) {
        faults.require(
                url.getScheme() != null && url.getScheme().startsWith("http") && url.getHost() != null,
                "deckwatch.external-url",
                "a URL such as https://deckwatch.example.com");
        given.writeTokenFile().ifPresent(file -> check("deckwatch.web.write-token-file", file, faults));
        given.proxySecretFile().ifPresent(file -> check("deckwatch.web.proxy-secret-file", file, faults));
        faults.require(
                given.openToRead()
                        || given.writeTokenFile().isPresent()
                        || given.proxySecretFile().isPresent(),
                "deckwatch.web.open-to-read",
                "deckwatch.web.write-token-file or deckwatch.web.proxy-secret-file beside it: nobody could read"
                        + " otherwise");
        return new WebSettings(
                url.toString().replaceAll("/+$", ""),
                given.openToRead(),
                given.writeTokenFile(),
                given.proxySecretFile());
    }

    private static void check(String setting, Path file, Faults faults) {
        var lines = SecretFile.lines(setting, file, faults).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        faults.require(
                lines.stream()
                        .map(line -> line.split("\\s+", 2))
                        .allMatch(parts -> parts[parts.length - 1].length() >= SHORTEST),
                setting,
                "a file of lines of a secret of at least " + SHORTEST
                        + " characters, before which a name and a space may stand; \"openssl rand -hex 24\" makes one");
    }
}
