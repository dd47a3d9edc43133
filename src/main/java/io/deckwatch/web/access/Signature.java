package io.deckwatch.web.access;

import jakarta.ws.rs.core.SecurityContext;

/** The name under something that somebody did. */
public final class Signature {

    private Signature() {}

    /** Who it was: whom the token or the proxy names counts, and what they say of themselves stands beside it. */
    public static String of(SecurityContext who, String said) {
        var known = who.getUserPrincipal() == null ? "" : who.getUserPrincipal().getName();
        var name = said.strip();
        if (known.isEmpty() || known.equals(name)) {
            return name.isEmpty() ? "somebody" : name;
        }
        return name.isEmpty() ? known : known + " (" + name + ")";
    }

    /** Who is known to be there; empty if nobody is. */
    public static String known(SecurityContext who) {
        return who.getUserPrincipal() == null ? "" : who.getUserPrincipal().getName();
    }

    /** Whether somebody may change something. */
    public static boolean isWriter(SecurityContext who) {
        return who.isUserInRole(Visitor.WRITER);
    }
}
