package io.deckwatch.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Secrets as they stand in what Velero, its plugins and the storage say, in objects that are otherwise ordinary. Each holds
 * the mark, so that one that leaks is found whatever became of the text around it.
 */
public final class Planted {

    /** Stands in each planted secret, and in nothing else. */
    public static final String MARK = "hush0";

    private static final Pattern ANY = Pattern.compile(MARK, Pattern.CASE_INSENSITIVE);
    private static final Instant BEGIN = Instant.parse("2026-03-01T02:00:00Z");

    /** What messages of Velero look like that tell too much. */
    private static final List<String> MESSAGES = List.of(
            "rpc error: code = Unknown desc = GET"
                    + " https://acc.blob.core.windows.net/velero?sv=2022-11-02&se=2026-03-02T10%3A00Z&sr=c&sp=rl&sig=hush0sas%2Bx%3D:"
                    + " RESPONSE 403: 403 Server failed to authenticate the request",
            "operation error S3: PutObject,"
                    + " https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=hush0cred%2F20260302&X-Amz-Security-Token=hush0sts&X-Amz-Signature=hush0v4,"
                    + " StatusCode: 403",
            "Get \"https://b.s3.amazonaws.com/k?AWSAccessKeyId=hush0id&Signature=hush0v2&Expires=1\": EOF",
            "AccessDenied: aws_access_key_id=AKIAHUSH0EXAMPLE0001, aws_secret_access_key=hush0/aws+key",
            "InvalidAccessKeyId: The AWS Access Key Id you provided, ASIAHUSH0EXAMPLE0002, does not exist in our"
                    + " records.",
            "PUT https://storage.googleapis.com/b/k?X-Goog-Credential=hush0gcs&X-Goog-Signature=hush0goog failed",
            "googleapi: private_key: -----BEGIN PRIVATE KEY-----\\n"
                    + "hush0pem\\n"
                    + "hush0pem2\\n"
                    + "-----END PRIVATE KEY-----\\n"
                    + " refused",
            "Expected HTTP response code [200] when accessing [GET"
                    + " https://swift.example/v1/AUTH_x/c/o?temp_url_sig=hush0swift&temp_url_expires=1], but got 401",
            "HEAD with X-Auth-Token: gAAAAAhush0keystone answered 401",
            "oauth2: cannot fetch token: Authorization: Bearer hush0bearer.part_two",
            "401 for token eyJhbGciOiJSUzI1NiJ9.eyJodXNoMCI6MSwiaHVzaDAiOjF9.c2lnhush0jwt of"
                    + " system:serviceaccount:velero:velero",
            "{\\\"error\\\":\\\"invalid_client\\\",\\\"client_secret\\\":\\\"hush0client\\\",\\\"access_token\\\":\\\"hush0at\\\"}",
            "proxyconnect tcp: dial http://backup:hush0proxy@proxy.example:3128: connection refused",
            "kopia: unable to open repository: KOPIA_PASSWORD=hush0kopia is not right",
            "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=hush0account==;EndpointSuffix=core.windows.net");

    private Planted() {}

    /** An object with secrets in it. */
    public record Plant(Kind kind, String name, Map<String, Object> parts) {}

    /** The objects, so that each message stands in one of each kind that has messages. */
    public static List<Plant> objects() {
        return IntStream.range(0, MESSAGES.size())
                .boxed()
                .flatMap(number -> objects(number, MESSAGES.get(number)).stream())
                .toList();
    }

    private static List<Plant> objects(int number, String message) {
        var schedule = "s" + number;
        var backup = schedule + "-20260302020000";
        return List.of(
                new Plant(
                        Kind.SCHEDULE,
                        schedule,
                        Map.of(
                                "metadata",
                                metadata(Map.of("deckwatch.io/owner", "team " + message)),
                                "spec",
                                Map.of("schedule", "@yearly", "template", Map.of("storageLocation", "l" + number)),
                                "status",
                                Map.of("phase", "Enabled"))),
                new Plant(
                        Kind.SCHEDULE,
                        schedule + "-odd",
                        Map.of(
                                "spec",
                                Map.of("schedule", "often"),
                                "status",
                                Map.of("phase", "FailedValidation", "validationErrors", List.of(message)))),
                location(number, message),
                new Plant(
                        Kind.BACKUP_REPOSITORY,
                        "r" + number,
                        Map.of(
                                "spec",
                                Map.of(
                                        "volumeNamespace", "shop",
                                        "backupStorageLocation", "l" + number,
                                        "repositoryType", "kopia"),
                                "status",
                                Map.of("phase", "NotReady", "message", message))),
                new Plant(Kind.BACKUP, backup, run(schedule, Map.of("failureReason", message))),
                new Plant(Kind.BACKUP, backup + "-b", run(schedule, Map.of("validationErrors", List.of(message)))),
                new Plant(Kind.RESTORE, "restore-" + number, run(schedule, Map.of("failureReason", message))),
                transfer(Kind.DATA_UPLOAD, "up-" + number, backup, message),
                transfer(Kind.POD_VOLUME_BACKUP, "pvb-" + number, backup, message),
                new Plant(
                        Kind.DELETE_BACKUP_REQUEST,
                        "delete-" + number,
                        Map.of(
                                "spec",
                                Map.of("backupName", backup),
                                "status",
                                Map.of("phase", "Processed", "errors", List.of(message)))));
    }

    private static Plant location(int number, String message) {
        return new Plant(
                Kind.BACKUP_STORAGE_LOCATION,
                "l" + number,
                Map.of(
                        "metadata",
                        metadata(Map.of()),
                        "spec",
                        Map.of(
                                "provider",
                                "aws",
                                "objectStorage",
                                Map.of("bucket", "b", "prefix", "p"),
                                "config",
                                Map.of(
                                        "s3Url", "https://minio:hush0userinfo@minio.example:9000",
                                        "publicUrl", "https://acc.blob.core.windows.net/b?sv=1&sig=hush0locationsas",
                                        "secretKey", "hush0locationkey")),
                        "status",
                        Map.of("phase", "Unavailable", "message", message)));
    }

    private static Plant transfer(Kind kind, String name, String backup, String message) {
        return new Plant(
                kind,
                name,
                Map.of(
                        "metadata",
                        Map.of("labels", Map.of("velero.io/backup-name", backup)),
                        "spec",
                        Map.of("sourceNamespace", "shop", "sourcePVC", name, "pod", Map.of("namespace", "shop")),
                        "status",
                        Map.of(
                                "phase",
                                "Failed",
                                "message",
                                message,
                                "startTimestamp",
                                BEGIN.toString(),
                                "completionTimestamp",
                                BEGIN.plusSeconds(5).toString())));
    }

    private static Map<String, Object> run(String schedule, Map<String, Object> says) {
        var status = new LinkedHashMap<>(says);
        status.put("phase", says.containsKey("validationErrors") ? "FailedValidation" : "Failed");
        status.put("startTimestamp", BEGIN.toString());
        status.put("completionTimestamp", BEGIN.plusSeconds(9).toString());
        return Map.of(
                "metadata",
                Map.of(
                        "labels",
                        Map.of("velero.io/schedule-name", schedule),
                        "creationTimestamp",
                        BEGIN.toString(),
                        "annotations",
                        applied()),
                "spec",
                Map.of("backupName", schedule + "-20260302020000"),
                "status",
                status);
    }

    private static Map<String, Object> metadata(Map<String, String> annotations) {
        var all = new LinkedHashMap<>(applied());
        all.putAll(annotations);
        return Map.of("annotations", all);
    }

    private static Map<String, String> applied() {
        return Map.of(
                "kubectl.kubernetes.io/last-applied-configuration",
                "{\"spec\":{\"config\":{\"pin\":\"hush0applied\"}}}");
    }

    /** As secrets stand in some headers and settings. */
    static String encoded(String secret) {
        return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Fails if a secret is in a text, and shows what stands around it. */
    public static void isNotIn(String where, String text) {
        var plain = text.replaceAll("=\\R", "");
        assertThat(ANY.matcher(plain)
                        .results()
                        .map(found -> plain.substring(
                                Math.max(0, found.start() - 60), Math.min(plain.length(), found.end() + 30)))
                        .limit(20))
                .as("secrets in " + where)
                .isEmpty();
        for (var hidden : List.of("deckwatch:" + MARK + "basic", "\0deckwatch\0" + MARK + "smtp", MARK + "sign")) {
            assertThat(plain).as(where).doesNotContain(encoded(hidden));
        }
    }
}
