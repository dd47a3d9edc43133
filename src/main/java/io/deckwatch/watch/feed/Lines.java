package io.deckwatch.watch.feed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a stream of bytes into lines. Characters of several bytes may be split between two pieces of the stream. */
final class Lines {

    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    /** Takes the next pieces and gives the lines that they complete, without empty ones. */
    List<String> add(List<ByteBuffer> pieces) {
        var complete = new ArrayList<String>();
        for (var piece : pieces) {
            var bytes = new byte[piece.remaining()];
            piece.duplicate().get(bytes);
            var start = 0;
            for (var i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    open.write(bytes, start, i - start);
                    start = i + 1;
                    complete.add(open.toString(StandardCharsets.UTF_8));
                    open.reset();
                }
            }
            open.write(bytes, start, bytes.length - start);
        }
        complete.removeIf(String::isBlank);
        return complete;
    }
}
