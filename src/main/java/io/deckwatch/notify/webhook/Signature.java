package io.deckwatch.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as Standard Webhooks asks: HMAC-SHA256 of id, time and body, once for each secret. */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final List<SecretKeySpec> keys;

    Signature(List<String> secrets) {
        this.keys = secrets.stream().map(secret -> key(secret, "A secret")).toList();
    }

    /**
     * Reads a secret.
     *
     * @throws IllegalArgumentException if it is none; the message names the setting and never the secret
     */
    static SecretKeySpec key(String secret, String setting) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException(setting + " must begin with whsec_.");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + " is not base64 after whsec_.");
        }
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException(setting + " must hold " + SHORTEST + " to " + LONGEST
                    + " bytes, and holds " + bytes.length + "; make one with: echo whsec_$(openssl rand -base64 32)");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The value of the header {@code webhook-signature}. */
    String of(String id, long unixSeconds, String body) {
        var signed = (id + "." + unixSeconds + "." + body).getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(hmac(key, signed)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256, but this one does not.", e);
        }
    }
}
