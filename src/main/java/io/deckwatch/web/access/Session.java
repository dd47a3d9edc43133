package io.deckwatch.web.access;

import io.deckwatch.web.access.SecretLines.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a browser keeps after it showed a token: who it is and until when, signed with the token. So no process has to remember
 * it, all replicas know it, and it ends when the token is taken back.
 */
final class Session {

    /** The cookie's name. */
    static final String COOKIE = "deckwatch_session";

    /** How long it is believed. */
    static final Duration LENGTH = Duration.ofHours(12);

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]*)\\.([A-Za-z0-9_-]{43})");

    private Session() {}

    /** The value of the cookie. */
    static String issue(String name, Secret token, Instant now) {
        var text = now.plus(LENGTH).getEpochSecond() + "." + base64(name.getBytes(StandardCharsets.UTF_8));
        return text + "." + base64(signature(text, token));
    }

    /** Whose it is, if one of the tokens made it and it is not over. */
    static Optional<String> read(String cookie, List<Secret> tokens, Instant now) {
        var parts = FORM.matcher(cookie);
        if (!parts.matches() || Long.parseLong(parts.group(1)) <= now.getEpochSecond()) {
            return Optional.empty();
        }
        var text = parts.group(1) + "." + parts.group(2);
        var shown = parts.group(3).getBytes(StandardCharsets.US_ASCII);
        var known = false;
        for (var token : tokens) {
            var right = base64(signature(text, token)).getBytes(StandardCharsets.US_ASCII);
            known |= MessageDigest.isEqual(shown, right);
        }
        return known ? name(parts.group(2)) : Optional.empty();
    }

    private static Optional<String> name(String base64) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] signature(String text, Secret token) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(("deckwatch session\n" + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256.", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
