package io.deckwatch.web.access;

import java.time.InstantSource;
import java.util.Optional;

/** Knows who may change something. */
public final class Gate {

    private static final int LONGEST_NAME = 200;

    private final AccessRules rules;
    private final InstantSource wall;

    /**
     * A gate.
     *
     * @param wall real time, by which sessions end
     */
    public Gate(AccessRules rules, InstantSource wall) {
        this.rules = rules;
        this.wall = wall;
    }

    /** What was configured. */
    public AccessRules rules() {
        return rules;
    }

    /** Who it is, if it is somebody who may change something. */
    Optional<Visitor> visitor(Credentials shown) {
        return byToken(shown)
                .or(() -> byProxy(shown))
                .or(() -> bySession(shown))
                .or(() -> rules.everybody() ? Optional.of(new Visitor("", false)) : Optional.empty());
    }

    /** Takes the token of somebody who signs in with a browser. Gives the value of the cookie. */
    Optional<String> signIn(String token, String name) {
        return rules.tokens()
                .flatMap(tokens -> tokens.find(token.strip()))
                .map(secret -> Session.issue(
                        cut(secret.name().isEmpty() ? name.strip() : secret.name()), secret, wall.instant()));
    }

    private Optional<Visitor> byToken(Credentials shown) {
        return rules.tokens()
                .flatMap(tokens -> shown.bearer().flatMap(tokens::find))
                .map(secret -> new Visitor(secret.name(), false));
    }

    private Optional<Visitor> byProxy(Credentials shown) {
        return rules.proxySecrets()
                .flatMap(secrets -> shown.proxySecret().flatMap(secrets::find))
                .flatMap(secret -> shown.proxyUser())
                .map(name -> new Visitor(cut(name), false));
    }

    private Optional<Visitor> bySession(Credentials shown) {
        return rules.tokens()
                .flatMap(
                        tokens -> shown.session().flatMap(cookie -> Session.read(cookie, tokens.all(), wall.instant())))
                .map(name -> new Visitor(name, true));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
