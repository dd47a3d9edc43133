package io.deckwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterNameTest {

    @ParameterizedTest
    @CsvSource({
        "prod, prod",
        "kind-kind, kind-kind",
        "arn:aws:eks:eu-west-1:123456789012:cluster/shop, arn-aws-eks-eu-west-1-123456789012-cluster-shop",
        "default/api-example-com:6443/kube:admin, default-api-example-com-6443-kube-admin",
        "_x, x",
        "größe, gr-e"
    })
    void reducesAContextToAName(String context, String name) {
        assertThat(ClusterName.valid(ClusterName.fromContext(context))).isEqualTo(name);
    }

    @Test
    void keepsTheEndOfALongContext() {
        var name = ClusterName.fromContext("gke_project_zone_".repeat(9) + "shop");
        assertThat(ClusterName.valid(name)).hasSizeLessThanOrEqualTo(63).endsWith("_shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "-a", ".a", "a b", "ä"})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> ClusterName.valid(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 63");
    }

    @Test
    void refusesANameOf64Characters() {
        assertThatThrownBy(() -> ClusterName.valid("a".repeat(64))).isInstanceOf(IllegalArgumentException.class);
        assertThat(ClusterName.valid("a".repeat(63))).hasSize(63);
    }

    @Test
    void insideAClusterTheNameMustBeSet() {
        assertThatThrownBy(() -> ClusterName.of("", "")).hasMessageContaining("Set the cluster's name");
        assertThat(ClusterName.of("prod", "")).isEqualTo("prod");
        assertThat(ClusterName.of("", "a b")).isEqualTo("a-b");
    }

    @Test
    void aContextWithoutAnyUsableCharacterIsRefused() {
        assertThatThrownBy(() -> ClusterName.fromContext("///")).hasMessageContaining("no usable cluster name");
    }
}
