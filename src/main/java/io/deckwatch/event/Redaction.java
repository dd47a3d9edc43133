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

    private static final Pattern NAMED_SECRET = Pattern.compile(
            "(?i)\\b(aws_secret_access_key|secret_?access_?key|secretkey|accountkey|sharedaccesssignature|client_secret"
                    + "|password|passwd)((?:\\\\?\")?+\\s*+[=:]\\s*+(?:\\\\?\")?+)[^\\s\"'\\\\,;&]++");

    private Redaction() {}

    /** The text without the values of signatures, tokens, passwords and credentials in URLs. */
    public static String redacted(String text) {
        var plain = SIGNED_PARAMETER.matcher(text).replaceAll("$1" + HIDDEN);
        plain = USER_INFO.matcher(plain).replaceAll("://" + HIDDEN + "@");
        plain = BEARER.matcher(plain).replaceAll("$1 " + HIDDEN);
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
