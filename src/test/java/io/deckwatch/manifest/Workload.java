package io.deckwatch.manifest;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What runs pods.
 *
 * @param overlay where it stands
 * @param name its name
 * @param replicas how many pods
 * @param selector which pods are its own
 * @param template of its pods
 * @param claims names of volumes that each pod has for itself
 */
record Workload(
        Overlay overlay,
        String name,
        int replicas,
        LabelSelector selector,
        PodTemplateSpec template,
        List<String> claims) {

    /** All of them. */
    static Stream<Workload> all() {
        return Overlay.running().flatMap(Workload::of);
    }

    static Stream<Workload> of(Overlay overlay) {
        return Stream.concat(
                overlay.all(Deployment.class).stream()
                        .map(found -> new Workload(
                                overlay,
                                found.getMetadata().getName(),
                                found.getSpec().getReplicas(),
                                found.getSpec().getSelector(),
                                found.getSpec().getTemplate(),
                                List.of())),
                overlay.all(StatefulSet.class).stream()
                        .map(found -> new Workload(
                                overlay,
                                found.getMetadata().getName(),
                                found.getSpec().getReplicas(),
                                found.getSpec().getSelector(),
                                found.getSpec().getTemplate(),
                                found.getSpec().getVolumeClaimTemplates().stream()
                                        .map(claim -> claim.getMetadata().getName())
                                        .toList())));
    }

    /** Its only container. */
    Container container() {
        return template.getSpec().getContainers().getFirst();
    }

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    boolean isFoundBy(LabelSelector wanted) {
        return isFoundBy(wanted.getMatchLabels());
    }

    boolean isFoundBy(Map<String, String> wanted) {
        return labels().entrySet().containsAll(wanted.entrySet());
    }

    /** The environment of its container; what Kubernetes fills in is the name of the field. */
    Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        container()
                .getEnvFrom()
                .forEach(from -> environment.putAll(
                        configMap(from.getConfigMapRef().getName()).getData()));
        container()
                .getEnv()
                .forEach(variable -> environment.put(
                        variable.getName(),
                        variable.getValue() != null
                                ? variable.getValue()
                                : variable.getValueFrom().getFieldRef().getFieldPath()));
        return environment;
    }

    ConfigMap configMap(String wanted) {
        return overlay.all(ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this + " names a ConfigMap that there is not: " + wanted));
    }

    @Override
    public String toString() {
        return overlay + "/" + name;
    }
}
