package io.deckwatch.web.runbook;

import io.deckwatch.web.view.Links;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Text;

/**
 * Makes the names of runbooks in a text links to them, outside of code and headings. With a fingerprint all links to runbooks
 * lead to what is filled in for that very alert.
 */
final class CrossLinks extends AbstractVisitor {

    private static final Pattern NAME = Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b");
    private static final String RUNBOOKS = "/runbooks/";

    private final Predicate<String> isRunbook;
    private final String fingerprint;

    CrossLinks(Predicate<String> isRunbook, String fingerprint) {
        super();
        this.isRunbook = isRunbook;
        this.fingerprint = fingerprint;
    }

    @Override
    public void visit(Heading heading) {
        // The name of a runbook is its own heading.
    }

    @Override
    public void visit(Link link) {
        var to = link.getDestination();
        if (to.startsWith(RUNBOOKS)) {
            link.setDestination(address(to.substring(RUNBOOKS.length())));
        }
    }

    @Override
    public void visit(Text text) {
        var literal = text.getLiteral();
        var from = 0;
        var matcher = NAME.matcher(literal);
        while (matcher.find()) {
            if (isRunbook.test(matcher.group())) {
                text.insertBefore(new Text(literal.substring(from, matcher.start())));
                var link = new Link(address(matcher.group()), null);
                link.appendChild(new Text(matcher.group()));
                text.insertBefore(link);
                from = matcher.end();
            }
        }
        text.setLiteral(literal.substring(from));
    }

    private String address(String name) {
        return fingerprint.isEmpty() ? Links.runbook(name) : Links.runbook(name, fingerprint);
    }
}
