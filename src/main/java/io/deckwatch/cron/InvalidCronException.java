package io.deckwatch.cron;

/** Tells why Velero rejects a cron expression, in the words that Velero puts into the schedule's status. */
public final class InvalidCronException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private InvalidCronException(String message) {
        super(message);
    }

    /** The two versions of the library say the same, but version 1 begins with a capital letter. */
    static InvalidCronException of(CronVersion version, String message) {
        return new InvalidCronException(
                switch (version) {
                    case V1 -> Character.toUpperCase(message.charAt(0)) + message.substring(1);
                    case V3 -> message;
                });
    }
}
