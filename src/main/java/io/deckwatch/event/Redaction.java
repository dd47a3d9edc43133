package io.deckwatch.event;

import java.util.regex.Pattern;

/**
 * Takes secrets out of what Velero and the storage say, before it reaches a topic, a log or a message. Velero below 1.18
 * writes Azure SAS tokens into messages, and any version may quote a pre-signed or temporary URL.
 */
public final class Redaction {

    private static final String HIDDEN = "***";

    /**
     * Query parameters of Azure SAS, AWS SigV2 and SigV4, Google V2 and V4 and OpenStack Swift temporary URLs. Go writes an
     * ampersand into JSON as a backslash and u0026.
     */
    private static final Pattern SIGNED_PARAMETER = Pattern.compile(
            "(?i)((?:[?&;]|\\\\u0026)(?:sig|se|skoid|sktid|skt|ske|sks|skv|signature|awsaccesskeyid|x-amz-signature"
                    + "|x-amz-credential|x-amz-security-token|x-goog-signature|x-goog-credential|googleaccessid|temp_url_sig"
                    + "|token|access_token|code|password)=)[^&\\\\\\s\"'<>]++");

    /** A name without a password counts too: it may be a token. */
    private static final Pattern USER_INFO = Pattern.compile("://[^/\\s\"'<>]+@");

    /** A token has a digit, a sign or both cases in it, as opposed to a word: "basic authentication" is not a secret. */
    private static final Pattern BEARER = Pattern.compile(
            "\\b((?i:bearer|basic))\\s++" + "(?=[A-Za-z.~+/-]*+[0-9=_]|[a-z.~+/-]*+[A-Z])[A-Za-z0-9._~+/=-]{12,}+");

    /** A variable, a header, a field of JSON. The name may be the end of a longer one, as in KOPIA_PASSWORD and X-Auth-Token. */
    private static final Pattern NAMED_SECRET = Pattern.compile("(?i)(?<![A-Za-z0-9])"
            + "(secret_?access_?key|secret_?key|account_?key|private_?key|api_?key|sharedaccesssignature|client_?secret"
            + "|password|passwd|passphrase"
            + "|(?:access|auth|bearer|id|refresh|sas|security|session|storage|subject|vault)[_-]?token)"
            + "((?:\\\\?\")?+\\s*+[=:]\\s*+(?:\\\\?\")?+)[^\\s\"'\\\\,;&]++");

    /** A JSON web token, as Kubernetes and OpenID make them. */
    private static final Pattern WEB_TOKEN =
            Pattern.compile("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}+(?:\\.[A-Za-z0-9_-]*+){1,4}+");

    /** No secret by itself, but half of a pair; the first letters say of which kind it is. */
    private static final Pattern AWS_KEY_ID = Pattern.compile("(?<![A-Za-z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])");

    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "(?s)(-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----).*?(-----END [A-Z ]{0,20}PRIVATE KEY-----|\\z)");

    private Redaction() {}

    /** The text without the values of signatures, tokens, passwords and credentials in URLs. */
    public static String redacted(String text) {
        var plain = SIGNED_PARAMETER.matcher(text).replaceAll("$1" + HIDDEN);
        plain = USER_INFO.matcher(plain).replaceAll("://" + HIDDEN + "@");
        plain = BEARER.matcher(plain).replaceAll("$1 " + HIDDEN);
        plain = WEB_TOKEN.matcher(plain).replaceAll(HIDDEN);
        plain = AWS_KEY_ID.matcher(plain).replaceAll("$1" + HIDDEN);
        plain = PRIVATE_KEY.matcher(plain).replaceAll("$1" + HIDDEN + "$2");
        return NAMED_SECRET.matcher(plain).replaceAll("$1$2" + HIDDEN);
    }

    /** The redacted text, cut with an ellipsis at {@link Texts#MAX_CHARS} characters, never inside a code point. */
    static String bounded(String text) {
        var plain = redacted(text.length() > 4 * Texts.MAX_CHARS ? text.substring(0, 4 * Texts.MAX_CHARS) : text);
        if (plain.length() <= Texts.MAX_CHARS) {
            return plain;
        }
        var end = Texts.MAX_CHARS - 1;
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
