package io.deckwatch.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {

    private static final Map<String, String> NAMES = Map.of("velero_namespace", "velero", "backup", "nightly-1");

    @Test
    void fillsInWhatIsKnownAndLeavesTheRestToPeople() {
        assertThat(new Phrase("velero -n {velero_namespace} backup logs {backup} > {node}").command(NAMES))
                .isEqualTo("velero -n velero backup logs nightly-1 > <node>");
    }

    @Test
    void bracesOfJsonAndJsonpathStay() {
        var text = "kubectl get x -o jsonpath='{range .items[*]}{.status.phase}{\"\\n"
                + "\"}{end}' -p '{\"spec\":{\"a\":\"\"}}'";

        assertThat(new Phrase(text).command(NAMES)).isEqualTo(text);
        assertThat(new Phrase(text).names()).isEmpty();
    }

    /** A message is written by whoever answers Velero, and people paste commands into a shell. */
    @ParameterizedTest
    @ValueSource(
            strings = {"$(rm -rf ~)", "`id`", "a;b", "a b", "a|b", "'x'", "\"x\"", "--all", "-A", "a\nb", "&", "é", ""})
    void nothingThatAShellWouldReadOtherwiseGetsIntoACommand(String value) {
        var phrase = new Phrase("nslookup {host}");

        assertThat(phrase.command(Map.of("host", value))).isEqualTo("nslookup <host>");
    }

    @Test
    void aSentenceQuotesWhateverWasSaid() {
        assertThat(new Phrase("Name {host} is odd.").filled(Map.of("host", "$1\\x")))
                .isEqualTo("Name $1\\x is odd.");
    }
}
