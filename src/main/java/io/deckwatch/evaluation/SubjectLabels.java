package io.deckwatch.evaluation;

import io.deckwatch.alert.Labels;
import io.deckwatch.state.Subject;
import java.util.HashMap;

/** The labels of an alert about a subject. */
final class SubjectLabels {

    private SubjectLabels() {}

    static Labels of(String rule, Subject subject) {
        var labels = new HashMap<String, String>();
        labels.put(Labels.ALERT_NAME, rule);
        labels.put("cluster", subject.cluster());
        labels.put("velero_namespace", subject.namespace());
        switch (subject.type()) {
            case CLUSTER, INSTALLATION -> {}
            case SCHEDULE, SCHEDULE_VOLUME -> labels.put("schedule", subject.name());
            case BACKUP, BACKUP_VOLUME -> labels.put("backup", subject.name());
            case LOCATION -> labels.put("storage_location", subject.name());
            case RESTORE, RESTORE_VOLUME -> labels.put("restore", subject.name());
            case REPOSITORY -> labels.put("repository", subject.name());
            case NODE -> labels.put("node", subject.name());
            case COMPONENT -> labels.put("component", subject.name());
        }
        if (!subject.volume().isEmpty()) {
            labels.put("volume", subject.volume());
            labels.put(
                    "namespace",
                    subject.volume().substring(0, Math.max(0, subject.volume().indexOf('/'))));
        }
        return new Labels(labels);
    }
}
