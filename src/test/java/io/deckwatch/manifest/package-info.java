/** Tests of the manifests for Kubernetes below k8s/, of dashboards and of rules for Prometheus as they are installed there. */
@NullMarked
package io.deckwatch.manifest;

import org.jspecify.annotations.NullMarked;
