package io.deckwatch.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePatternTest {

    private static Optional<Map<String, String>> find(String pattern, String message) {
        return MessagePattern.parse(pattern).find(Message.of(message));
    }

    @Test
    void findsTextAnywhereWithoutRegardToLettersBlanksAndLineBreaks() {
        assertThat(find("Access Denied", "code = Unknown: ACCESS\n\t denied by policy"))
                .isPresent();
        assertThat(find("Access Denied", "access is denied")).isEmpty();
    }

    @Test
    void keepsWordsAsTheyWereWritten() {
        assertThat(find("lookup {host} * no such host", "dial tcp: lookup MinIO.svc on 10.0.0.1:53: no such host"))
                .contains(Map.of("host", "MinIO.svc"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "named {plugin} | plugin named velero.io/aws, retry | velero.io/aws",
                "named {plugin} | plugin named velero.io/aws | velero.io/aws",
                "named \"{plugin}\" | plugin named \"aws\" | aws",
                "named {plugin} | plugin named (aws). | (aws",
                "location {plugin} is | location x is down, location y is up | x",
                "status {plugin}: y | status a b: x, status c: y | c"
            })
    void aWordEndsAtABlankAtTheNextTextOrAtTheEndOfASentence(String pattern, String message, String word) {
        assertThat(find(pattern, message)).contains(Map.of("plugin", word));
    }

    @Test
    void aWordIsNeverEmptyNorLongerThanAName() {
        assertThat(find("named {plugin}", "plugin named ")).isEmpty();
        assertThat(find("named {plugin}", "plugin named ...")).isEmpty();
        assertThat(find("<{word}>", "<" + "x".repeat(300) + ">")).isEmpty();
        assertThat(find("<{word}>", "<" + "x".repeat(253) + ">")).isPresent();
    }

    @Test
    void partsMustComeInTheirOrder() {
        assertThat(find("error putting * AccessDenied", "AccessDenied: error putting object"))
                .isEmpty();
        assertThat(find("error putting * AccessDenied", "error putting object: AccessDenied"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", " * * ", "{name}", "x * {name}", "{one}{two}", "x {one}{two}"})
    void refusesWhatDoesNotTellWhereToLook(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> MessagePattern.parse(pattern));
    }

    @Test
    void bracesThatHoldNoNameAreText() {
        assertThat(find("Quota {Limit} of", "the quota {limit} of it")).isPresent();
    }

    /** What a storage answers may be made to be slow to read. The number of steps has a bound, whatever stands there. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "a a", "((((", "{{", "a{", "\\", "*", "\u0000", "\uD83D", "aaaaaaab"})
    void noMessageMakesItSlow(String bit) {
        var message = Message.of(bit.repeat(4096 / bit.length()));
        var pattern = MessagePattern.parse("a{one}a{two}a{three}b * a{four}c * a");

        assertThatNoException().isThrownBy(() -> {
            for (var i = 0; i < 20; i++) {
                pattern.find(message);
            }
        });
    }
}
