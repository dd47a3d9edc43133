package io.deckwatch.watch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void linesAndCharactersMayBeCutAnywhere(int piece) {
        var bytes = "größe €😀\n\n{\"a\":1}\nrest".getBytes(StandardCharsets.UTF_8);
        var lines = new Lines();
        var read = new ArrayList<String>();
        for (var at = 0; at < bytes.length; at += piece) {
            read.addAll(lines.add(List.of(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)))));
        }
        assertThat(read).containsExactly("größe €😀", "{\"a\":1}");
    }
}
