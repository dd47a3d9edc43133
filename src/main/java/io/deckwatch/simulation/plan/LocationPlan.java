package io.deckwatch.simulation.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A storage location.
 *
 * @param name of the BackupStorageLocation
 * @param provider the plugin
 * @param bucket of the object storage
 * @param prefix in the bucket; may be empty
 * @param isDefault whether schedules that name none use it
 * @param config the provider's settings
 * @param refusal what the storage says when it refuses
 */
public record LocationPlan(
        String name,
        String provider,
        String bucket,
        String prefix,
        boolean isDefault,
        Map<String, String> config,
        String refusal) {
    public LocationPlan {
        config = Collections.unmodifiableMap(new TreeMap<>(config));
    }

    /** One in S3. */
    static LocationPlan s3(String name, String bucket, String region, boolean isDefault) {
        return new LocationPlan(
                name,
                "aws",
                bucket,
                "",
                isDefault,
                Map.of("region", region),
                "rpc error: code = Unknown desc = operation error S3: ListObjectsV2, https response error StatusCode:"
                        + " 403, api error AccessDenied: Access Denied");
    }
}
