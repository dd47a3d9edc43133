package io.deckwatch.web.access;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.SecurityContext;

/**
 * What a page says to somebody about what they may do.
 *
 * @param writer whether they may change something
 * @param name who they are, as far as that is known
 * @param words what there is to know about it, as one sentence; may be empty
 * @param signIn whether signing in would help, or is over with one click
 */
public record Pass(boolean writer, String name, String words, boolean signIn) {

    private static final String DEMO =
            "This is a demo: everybody who reaches it may silence and acknowledge. Elsewhere a token is needed.";

    /** Gives them out. */
    @Singleton
    public static final class Desk {

        private final Gate gate;

        Desk(Gate gate) {
            this.gate = gate;
        }

        /** For who looks at a page. */
        public Pass of(SecurityContext who) {
            var rules = gate.rules();
            if (who.getUserPrincipal() instanceof Visitor visitor) {
                var name = visitor.name();
                var words = rules.everybody() ? DEMO : name.isEmpty() ? "" : "You are " + name + ".";
                return new Pass(true, name, words, visitor.session());
            }
            if (!rules.isWritable()) {
                return new Pass(false, "", Denial.UNCONFIGURED, false);
            }
            return rules.tokens().isPresent()
                    ? new Pass(false, "", "Sign in to silence, acknowledge or replay.", true)
                    : new Pass(false, "", Denial.BY_PROXY_ONLY, false);
        }
    }
}
