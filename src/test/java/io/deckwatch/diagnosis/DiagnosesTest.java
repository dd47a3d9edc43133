package io.deckwatch.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnosesTest {

    private static KnownCause cause(String id, String pattern, Map<String, Set<String>> when) {
        var advice = new Advice(
                Fault.NETWORK,
                new Phrase("The cause of " + id + " at {node}."),
                new Phrase("Do it."),
                List.of(new Phrase("kubectl get node {node}")));
        var patterns = pattern.isEmpty() ? List.<MessagePattern>of() : List.of(MessagePattern.parse(pattern));
        return new KnownCause(id, patterns, when, advice);
    }

    private final Diagnoses diagnoses = new Diagnoses(new Catalogue(List.of(
            cause("particular", "disk on {node} is full", Map.of()),
            cause("prepared-only", "is full", Map.of("phase", Set.of("Prepared", "Accepted"))),
            cause("general", "full", Map.of()),
            cause("silent", "", Map.of("phase", Set.of("Deleting"))))));

    private String idOf(Symptom symptom) {
        return diagnoses.of(symptom).map(Diagnosis::id).orElse("none");
    }

    @Test
    void theFirstCauseThatFitsExplains() {
        assertThat(idOf(new Symptom("the disk on worker-1 is full", Map.of()))).isEqualTo("particular");
        assertThat(idOf(new Symptom("it is full", Map.of("phase", "Accepted")))).isEqualTo("prepared-only");
        assertThat(idOf(new Symptom("it is full", Map.of("phase", "Failed")))).isEqualTo("general");
        assertThat(idOf(new Symptom("it is full", Map.of()))).isEqualTo("general");
    }

    @Test
    void circumstancesAloneExplainOnlyWhatSaysNothing() {
        assertThat(idOf(new Symptom("", Map.of("phase", "Deleting")))).isEqualTo("silent");
        assertThat(idOf(new Symptom("new words", Map.of("phase", "Deleting")))).isEqualTo("none");
        assertThat(idOf(Symptom.NONE)).isEqualTo("none");
    }

    @Test
    void aWordOfTheMessageCountsMoreThanTheNameThatWasKnown() {
        var told = diagnoses.of(new Symptom("disk on worker-1 is full", Map.of("node", "worker-2")));

        assertThat(told.orElseThrow().commands()).containsExactly("kubectl get node worker-1");
        assertThat(told.orElseThrow().annotations())
                .containsEntry("cause", "The cause of particular at worker-1.")
                .containsEntry("fault", "network")
                .containsEntry("diagnosis", "particular");
    }

    @Test
    void countsUnknownMessagesByTheirShapeEachOnce() {
        for (var i = 0; i < 3; i++) {
            diagnoses.of(new Symptom("pod web-1 is odd", Map.of("alert", "A" + i)));
            diagnoses.of(new Symptom("pod web-2 is odd", Map.of()));
        }
        diagnoses.of(new Symptom("it is full", Map.of()));

        assertThat(diagnoses.unknown()).containsExactly(Map.entry("pod * is odd", 2L));
    }

    @Test
    void whateverIsSaidThereAreOnlySoManyShapes() {
        for (var i = 0; i < 2000; i++) {
            diagnoses.of(
                    new Symptom("a" + Integer.toString(i, 2).replace('0', 'x').replace('1', 'y'), Map.of()));
        }

        assertThat(diagnoses.unknown()).hasSize(Diagnoses.MOST_SHAPES + 1);
        assertThat(diagnoses.unknown().get(Diagnoses.OTHER_SHAPES)).isEqualTo(2000L - Diagnoses.MOST_SHAPES);
    }

    @Test
    void namesComeFromTheLabelsAndAVolumeTellsNamespaceAndClaim() {
        var symptom = new Symptom("x", Map.of("node", "n")).about(Map.of("volume", "shop/data", "owner", "me"));

        assertThat(symptom.names())
                .isEqualTo(Map.of("node", "n", "volume", "shop/data", "namespace", "shop", "pvc", "data"));
        assertThat(new Symptom("", Map.of("volume", "shop/*/cache"))
                        .about(Map.of())
                        .names())
                .doesNotContainKey("pvc");
    }
}
