package io.ramzor.connect;

import io.ramzor.event.EventJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads lines with their numbers and places; a line that is too long is cut, yet still too long. */
final class TextLines implements AutoCloseable {
    private static final int KEPT_BYTES = EventJson.LINE_BYTES + 1;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private long place;
    private long number;

    /**
     * A line.
     *
     * @param number from 1
     * @param text without its end and without a byte order mark
     * @param end the place of the byte after the line and its end
     * @param ended whether the line's end was there, which the last line of a file may lack
     */
    record Line(long number, byte[] text, long end, boolean ended) {
        boolean isBlank() {
            for (byte b : text) {
                if (b != ' ' && b != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param place of the first byte that the stream gives
     * @param number of the lines before it
     */
    TextLines(InputStream in, long place, long number) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
        this.place = place;
        this.number = number;
    }

    /** The next line, null if there is none. */
    Line next() throws IOException {
        int b = in.read();
        if (b < 0) {
            return null;
        }
        boolean first = place == 0;
        ByteArrayOutputStream text = new ByteArrayOutputStream(256);
        while (b >= 0 && b != '\n') {
            if (text.size() < KEPT_BYTES) {
                text.write(b);
            }
            place++;
            b = in.read();
        }
        boolean ended = b == '\n';
        place += ended ? 1 : 0;
        number++;
        return new Line(number, bare(text.toByteArray(), first), place, ended);
    }

    private static byte[] bare(byte[] text, boolean first) {
        boolean mark =
                first && text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
        int from = mark ? 3 : 0;
        int to = text.length > from && text[text.length - 1] == '\r' ? text.length - 1 : text.length;
        return from == 0 && to == text.length ? text : Arrays.copyOfRange(text, from, to);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
