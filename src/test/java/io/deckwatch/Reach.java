package io.deckwatch;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** Tells which calls and method references of the JDK reach outside: for the time, for chance, for the machine. */
final class Reach {

    private static final Set<String> IMPURE_METHODS = Set.of(
            "now",
            "today",
            "currentTimeMillis",
            "nanoTime",
            "randomUUID",
            "random",
            "shuffle",
            "systemDefault",
            "getDefault",
            "getenv",
            "getProperty",
            "getProperties",
            "exit",
            "load",
            "loadLibrary",
            "parallelStream");
    private static final Set<String> IMPURE_FIELDS = Set.of("out", "err", "in");
    private static final Set<String> IMPURE_TYPES = Set.of(
            "java.time.Clock",
            "java.time.InstantSource",
            "java.util.Date",
            "java.util.Calendar",
            "java.util.GregorianCalendar",
            "java.util.Timer",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Scanner",
            "java.util.ServiceLoader",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.Runtime",
            "java.lang.Process",
            "java.lang.ProcessBuilder");
    private static final Set<String> SYSTEM_CLOCKS = Set.of(
            "system",
            "systemUTC",
            "systemDefaultZone",
            "tickMillis",
            "tickSeconds",
            "tickMinutes",
            "currentTimeMillis");

    private Reach() {}

    /** A pure stage that did this would not answer the same tomorrow or elsewhere. */
    static boolean isImpure(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        if (!owner.getPackageName().startsWith("java.")) {
            return false;
        }
        var name = access.getTarget().getName();
        return access.getTarget() instanceof CodeUnitAccessTarget
                ? IMPURE_METHODS.contains(name)
                : owner.isEquivalentTo(System.class) && IMPURE_FIELDS.contains(name);
    }

    static boolean isImpureType(JavaClass type) {
        return IMPURE_TYPES.contains(type.getName());
    }

    /** A reading of the machine's clock; {@code Instant.now(clock)} is none, and nanoTime tells no time of day. */
    static boolean isSystemClock(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        var name = target.getName();
        if (owner.isEquivalentTo(java.util.Date.class)) {
            return name.equals("<init>") && target.getRawParameterTypes().isEmpty();
        }
        if (!owner.getPackageName().startsWith("java.time") && !owner.isEquivalentTo(System.class)) {
            return false;
        }
        return SYSTEM_CLOCKS.contains(name)
                || (name.equals("now")
                        && target.getRawParameterTypes().stream()
                                .noneMatch(parameter -> parameter.isEquivalentTo(java.time.Clock.class)));
    }
}
