package io.deckwatch.web.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.evaluation.Overviews;
import io.deckwatch.rule.location.LocationDetails;
import io.deckwatch.web.Rendering;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageListTest {

    private final Rendering rendering = new Rendering();

    @Test
    void whatCannotBeReachedComesFirstWithWhoDependsOnIt() throws IOException {
        var list = StorageList.of(LocationDetails.sample(), Overviews.NOW, 1);
        var html = rendering.of("storage", "list", list);
        Rendering.keep("storage.html", html);

        assertThat(list.rows()).extracting(row -> row.place().cluster()).containsExactly("prod", "staging");
        assertThat(html)
                .contains("14 schedules write here, 340 backups lie here")
                .contains("<a href=\"/clusters/prod/velero/schedules/hourly\"><bdi>hourly</bdi></a>, ")
                .contains("and 12 more")
                .contains("bucket &lt;b&gt;backups&lt;/b&gt;")
                .contains("1 schedule writes here, 12 backups lie here");
    }

    @Test
    void aFleetsLocationsArePaged() {
        var many = Collections.nCopies(205, LocationDetails.sample().getFirst());

        assertThat(StorageList.of(many, Overviews.NOW, 3).rows()).hasSize(5);
        assertThat(rendering.of("storage", "list", StorageList.of(many, Overviews.NOW, 2)))
                .contains("href=\"/storage?page=3\"", "Page 2 of 3");
        assertThat(rendering.of("storage", "list", StorageList.of(List.of(), Overviews.NOW, 1)))
                .contains("No storage location is known.");
    }
}
