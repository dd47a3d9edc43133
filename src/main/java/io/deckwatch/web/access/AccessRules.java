package io.deckwatch.web.access;

import java.util.Optional;

/**
 * Who may do what, as it was configured.
 *
 * @param openToRead whether everybody may read who reaches the port
 * @param tokens who shows one of these may change something
 * @param proxySecrets a reverse proxy that shows one of these is believed whom it let in
 * @param everybody whether everybody may change something: in a demo, where nothing is real
 * @param overHttps whether browsers reach the pages by HTTPS, so that sessions must not go out in the clear
 */
public record AccessRules(
        boolean openToRead,
        Optional<SecretLines> tokens,
        Optional<SecretLines> proxySecrets,
        boolean everybody,
        boolean overHttps) {

    /** Whether anybody may change anything. */
    public boolean isWritable() {
        return everybody || tokens.isPresent() || proxySecrets.isPresent();
    }
}
