package io.deckwatch.web.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may change something.
 *
 * @param name who it is; empty if only the right is known
 * @param session whether a browser signed in, and so can sign out
 */
record Visitor(String name, boolean session) implements Principal {

    /** The role of those who may change something. */
    static final String WRITER = "writer";

    @Override
    public String getName() {
        return name;
    }

    /** A request of this visitor. */
    SecurityContext context(boolean secure) {
        return new Context(this, secure);
    }

    private record Context(Visitor visitor, boolean secure) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return visitor;
        }

        @Override
        public boolean isUserInRole(String role) {
            return role.equals(WRITER);
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return null;
        }
    }
}
