package io.deckwatch.watch;

import java.util.regex.Pattern;

/** The rules for names of clusters: they stand in record keys, labels and URLs. */
public final class ClusterName {

    private static final int LONGEST = 63;
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern UNUSABLE = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern BEGINNING = Pattern.compile("^[._-]+");

    private ClusterName() {}

    /**
     * The name, if it is one.
     *
     * @throws IllegalArgumentException if it is not, with a sentence for people
     */
    public static String valid(String name) {
        if (!VALID.matcher(name).matches()) {
            throw new IllegalArgumentException("The cluster name \"" + name
                    + "\" cannot be used: it must have 1 to 63 letters, digits, dots, hyphens or underscores, and begin with"
                    + " a letter or a digit.");
        }
        return name;
    }

    /**
     * A name made of a kubeconfig context's: what a cluster name may not hold becomes a hyphen, and of a long one the end is
     * kept, because the contexts of cloud providers differ there.
     *
     * @throws IllegalArgumentException if nothing usable is left
     */
    public static String fromContext(String context) {
        var usable = UNUSABLE.matcher(context).replaceAll("-");
        var end = usable.length() > LONGEST ? usable.substring(usable.length() - LONGEST) : usable;
        var name = BEGINNING.matcher(end).replaceFirst("");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The kubeconfig context \"" + context
                    + "\" gives no usable cluster name. Set the cluster's name in the settings.");
        }
        return name;
    }

    /**
     * The name for a watch: the one that is set, else the context's.
     *
     * @param set the name from the settings, or an empty string
     * @param context the kubeconfig context, or an empty string in a cluster, where there is none
     * @throws IllegalArgumentException if there is neither, or it cannot be used
     */
    public static String of(String set, String context) {
        if (!set.isEmpty()) {
            return valid(set);
        }
        if (context.isEmpty()) {
            throw new IllegalArgumentException(
                    "Inside a cluster Deckwatch cannot know how you call that cluster. Set the cluster's name in the settings;"
                            + " it appears in every alert.");
        }
        return fromContext(context);
    }
}
