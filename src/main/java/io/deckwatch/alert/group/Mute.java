package io.deckwatch.alert.group;

/**
 * One thing that keeps an alert from being told.
 *
 * @param by of which kind it is
 * @param id which one: the id of a silence or acknowledgement, the fingerprint of an alert
 */
public record Mute(By by, String id) {

    /** What mutes alerts. */
    public enum By {
        /** Somebody silenced it for a while. */
        SILENCE,
        /** Somebody said that they are at it. */
        ACKNOWLEDGEMENT,
        /** Another alert, by an inhibit rule of the user's. */
        INHIBIT_RULE
    }
}
