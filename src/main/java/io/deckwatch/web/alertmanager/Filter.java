package io.deckwatch.web.alertmanager;

import io.deckwatch.alert.silence.Silence;
import io.deckwatch.state.Matcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parameters {@code filter} and {@code receiver}. */
record Filter(List<Matcher> matchers, List<Matcher> receiver) {

    private static final String RECEIVER = "receiver";

    /**
     * Reads the parameters.
     *
     * @throws IllegalArgumentException with a sentence for people, if one of them cannot be read
     */
    static Filter of(List<String> filters, String receiver) {
        var matchers = new ArrayList<Matcher>();
        filters.forEach(text -> matchers.addAll(Matcher.parseAll(text)));
        return new Filter(
                List.copyOf(matchers),
                receiver.isEmpty() ? List.of() : List.of(Matcher.of(RECEIVER, true, true, receiver)));
    }

    boolean takes(Map<String, String> labels) {
        return Matcher.allMatch(matchers, labels);
    }

    boolean takesReceiver(String name) {
        return Matcher.allMatch(receiver, Map.of(RECEIVER, name));
    }

    boolean takesOneOf(List<String> receivers) {
        return receiver.isEmpty() || receivers.stream().anyMatch(this::takesReceiver);
    }

    /** As in Alertmanager, the names and values of a silence's matchers are looked at like labels. */
    boolean takes(Silence silence) {
        var labels = new HashMap<String, String>();
        silence.matchers().forEach(matcher -> labels.put(matcher.name(), matcher.value()));
        return takes(labels);
    }
}
