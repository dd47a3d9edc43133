package io.deckwatch.config.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.config.yaml.InvalidFilesException;
import io.deckwatch.config.yaml.Problems;
import io.deckwatch.config.yaml.YamlFile;
import io.deckwatch.diagnosis.Catalogue;
import io.deckwatch.diagnosis.Diagnosis;
import io.deckwatch.diagnosis.Symptom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTest {

    private static final String SHIPPED = """
        causes:
          - id: full
            match: is full
            fault: storage
            cause: It is full.
            remedy: Make room.
            commands: df -h
            examples: the disk is full
          - id: odd
            match: odd
            fault: cluster
            cause: It is odd.
            remedy: Look.
        """;

    private static Catalogue read(String... layers) {
        var problems = new Problems();
        var reader = new CatalogueReader();
        for (var i = 0; i < layers.length; i++) {
            if (i > 0) {
                reader.nextLayer();
            }
            YamlFile.root("file" + i + ".yaml", layers[i], problems).ifPresent(reader::read);
        }
        var catalogue = reader.finish();
        problems.throwIfAny();
        return catalogue;
    }

    private static String explained(Catalogue catalogue, String message) {
        return catalogue
                .explain(new Symptom(message, Map.of()))
                .map(Diagnosis::cause)
                .orElse("");
    }

    @Test
    void aUsersCausesComeFirstAndReplaceShippedOnesOfTheirId() {
        var catalogue = read(SHIPPED, """
            causes:
              - id: our-nas
                match: nas {node} is full
                fault: storage
                cause: Our NAS {node} is full.
                remedy: Call the storage team.
              - id: odd
                match: odd
                fault: cluster
                cause: Ours.
                remedy: Look.
            """);

        assertThat(explained(catalogue, "nas n7 is full")).isEqualTo("Our NAS n7 is full.");
        assertThat(explained(catalogue, "the disk is full")).isEqualTo("It is full.");
        assertThat(explained(catalogue, "odd")).isEqualTo("Ours.");
    }

    @Test
    void aShippedCauseCanBeTakenAway() {
        assertThat(explained(read(SHIPPED, "disable: [full]"), "the disk is full"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fault: moon         | file1.yaml:4: fault must be one of storage, credentials, network, csi, node-agent, velero, schedule, cluster, not "moon"
        cause: In {nod}.    | file1.yaml:5: cause uses {nod}, which not every "match" keeps
        match: '{x} y'      | file1.yaml:3: match: text must stand before {x}
        match: []           | file1.yaml:2: a cause needs "match"
        id: Not Good        | file1.yaml:2: "Not Good" must be small words
        examples: other     | file1.yaml:7: the example of mine does not have what "match" says
        wen: { phase: x }   | file1.yaml:7: "wen" is no key of a cause; did you mean when?
        when: { phas: x }   | file1.yaml:7: "phas" is no key of "when"; did you mean phase?
        """)
    void aMistakeIsToldWithItsLineAndWhatIsMeant(String wrong, String told) {
        var lines = new LinkedHashMap<String, String>();
        for (var line :
                List.of("id: mine", "match: [is full, x]", "fault: csi", "cause: Mine.", "remedy: Look.", wrong)) {
            lines.put(line.substring(0, line.indexOf(':')), line);
        }

        assertThatThrownBy(() -> read(SHIPPED, "causes:\n  - " + String.join("\n    ", lines.values())))
                .isInstanceOf(InvalidFilesException.class)
                .hasMessageContaining(told);
    }

    @Test
    void anExampleThatAnotherOfTheUsersCausesTakesIsToldWithItsLine() {
        assertThatThrownBy(() -> read(SHIPPED, """
            causes:
              - { id: first, match: is full, fault: csi, cause: First., remedy: Look. }
              - { id: mine, match: is full x, fault: csi, cause: Mine., remedy: Look., examples: is full x }
            """))
                .hasMessageContaining("file1.yaml:3: the example of mine is explained by first, which comes first");
    }

    @Test
    void aUsersCauseMayTakeWhatAShippedOneClaims() {
        var mine = "causes: [{ id: mine, match: disk, fault: csi, cause: Mine., remedy: Look. }]";

        assertThat(explained(read(SHIPPED, mine), "the disk is full")).isEqualTo("Mine.");
    }

    @Test
    void whatIsTakenAwayMustBeThere() {
        assertThatThrownBy(() -> read(SHIPPED, "disable: [ful]"))
                .hasMessageContaining("file1.yaml:1: there is no cause ful; did you mean full?");
    }

    @Test
    void oneIdStandsOnceInALayer() {
        assertThatThrownBy(() -> read(SHIPPED + SHIPPED.substring(SHIPPED.indexOf('\n') + 1)))
                .hasMessageContaining("the cause full stands there twice");
    }
}
