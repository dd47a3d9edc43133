package io.deckwatch.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.evaluation.Overviews;
import io.deckwatch.web.Rendering;
import io.deckwatch.web.SampleLedger;
import io.deckwatch.web.access.Pass;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryPagesTest {

    private static final Pass KIM = new Pass(true, "kim", "You are kim.", true);

    private final Rendering rendering = new Rendering();
    private final SampleLedger ledger = new SampleLedger();

    @Test
    void eachReceiverStandsWithItsLastAnswerAndEachAttemptWithIts() throws IOException {
        var html = deliveries(new Wanted("", "", 1));
        Rendering.keep("deliveries.html", html);

        assertThat(html)
                .contains(
                        "2 dead letters wait",
                        "151 delivered",
                        "answered 503",
                        "took 340 ms, attempt 3, again in 1 min")
                .contains("alertname=&quot;VeleroBackupStale&quot;, cluster=&quot;prod&quot;")
                .contains("no answer within PT10S &lt;b&gt;", "never, as far as is known")
                .contains("href=\"/deliveries?receiver=&amp;outcome=&amp;page=2\">Older")
                .doesNotContain(">Newer<", "{}/{severity");
    }

    @Test
    void attemptsArePickedByReceiverChannelAndOutcome() {
        assertThat(new Wanted("team", "", 1).of(ledger.attempts())).hasSize(2);
        assertThat(new Wanted("team/email", "", 1).of(ledger.attempts())).hasSize(1);
        assertThat(new Wanted("", "retry", 1).of(ledger.attempts())).hasSize(1);
        assertThat(new Wanted("nobody", "", 1).of(ledger.attempts())).isEmpty();
        assertThat(deliveries(new Wanted("nobody", "", 1))).contains("No such attempt is known.");
        assertThat(new Wanted("", "lost", 1).fault().orElseThrow())
                .isEqualTo("There is no outcome lost; there are delivered, retry, given_up.");
    }

    @Test
    void pagesEndWhereTheListDoes() {
        var all = ledger.attempts();
        assertThat(new Wanted("", "", 2).onPage(all)).hasSize(53);
        assertThat(new Wanted("", "", 3).onPage(all)).isEmpty();
        assertThat(new Wanted("", "", -5).page()).isEqualTo(1);
        assertThat(Wanted.number("many")).isEqualTo(1);
        assertThat(new Wanted("a b", "retry", 2).link(1, 153))
                .isEqualTo("/deliveries?receiver=a%20b&outcome=retry&page=1");
    }

    @Test
    void whatWasPutAsideStandsWithItsReasonAndWhatCanBeDone() throws IOException {
        var list = LetterList.of(ledger.putAside(), Overviews.NOW);
        var html = rendering.of("deadLetters", Map.of("list", list, "wrong", "", "pass", KIM));
        Rendering.keep("dead-letters.html", html);

        assertThat(html)
                .contains("3 dead letters wait", "A message to team/slack that was given up", "deckwatch.silences/0/14")
                .contains(
                        "action=\"/dead-letters/3/replay\"><button>Write back", "/dead-letters/8/replay\"><button>Send")
                .contains("It comes from Kubernetes", "by kim 5 min ago", "{broken &lt;b&gt;")
                .doesNotContain("/dead-letters/9/replay", "/dead-letters/11/replay");
    }

    @Test
    void whoMayOnlyReadSeesNoButton() {
        var list = LetterList.of(ledger.putAside(), Overviews.NOW);

        assertThat(rendering.of("deadLetters", Map.of("list", list, "wrong", "")))
                .doesNotContain("<button")
                .contains("href=\"/login?to=/dead-letters\"");
        assertThat(rendering.of("deadLetters", Map.of("list", LetterList.of(List.of(), Overviews.NOW), "wrong", "")))
                .contains("No dead letter waits", "Nothing was put aside.");
    }

    private String deliveries(Wanted wanted) {
        return rendering.of("deliveries", "list", DeliveryList.of(ledger.attempts(), wanted, 2, Overviews.NOW));
    }
}
