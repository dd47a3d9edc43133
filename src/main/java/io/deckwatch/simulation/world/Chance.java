package io.deckwatch.simulation.world;

import java.time.Duration;
import java.util.List;

/** Chance that is the same for the same seed, on every machine and with every release of Java (SplitMix64). */
public final class Chance {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** The letters of Kubernetes' generated names. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SUFFIX = 5;

    private long state;

    public Chance(long seed) {
        state = seed;
    }

    /** A number from low to high, both included. */
    public int between(int low, int high) {
        return low + (int) Long.remainderUnsigned(next(), high - low + 1L);
    }

    /** A span of whole seconds, both ends included. */
    public Duration seconds(int low, int high) {
        return Duration.ofSeconds(between(low, high));
    }

    /** A factor around one: at most that share more or less. */
    public double around(double share) {
        return 1 + share * (2 * fraction() - 1);
    }

    /** Whether something of that probability happens. */
    public boolean happens(double probability) {
        return fraction() < probability;
    }

    /** One of them. */
    public <T> T pick(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }

    /** A UID in the shape of a random UUID. */
    public String uid() {
        var high = next() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L;
        var low = next() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new java.util.UUID(high, low).toString();
    }

    /** What the API server appends to a {@code generateName}. */
    public String suffix() {
        var text = new StringBuilder();
        for (var i = 0; i < SUFFIX; i++) {
            text.append(LETTERS.charAt(between(0, LETTERS.length() - 1)));
        }
        return text.toString();
    }

    /** As many hexadecimal digits. */
    public String hex(int digits) {
        var text = new StringBuilder();
        for (var i = 0; i < digits; i++) {
            text.append(Character.forDigit(between(0, 15), 16));
        }
        return text.toString();
    }

    private double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    private long next() {
        state += GAMMA;
        var mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
