package io.ramzor.connect;

import io.ramzor.event.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads lines with their numbers and places; a line that is too long is cut, yet still too long. */
final class TextLines implements AutoCloseable {
    private static final int KEPT_BYTES = EventJson.LINE_BYTES + 1;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int filled;
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
        this.in = in;
        this.place = place;
        this.number = number;
    }

    /** The next line, null if there is none. */
    Line next() throws IOException {
        if (isEmpty()) {
            return null;
        }
        boolean first = place == 0;
        byte[] text = {};
        boolean ended = false;
        while (!ended && !isEmpty()) {
            int stop = at;
            while (stop < filled && buffer[stop] != '\n') {
                stop++;
            }
            text = joined(text, at, Math.min(stop, at + KEPT_BYTES - text.length));
            ended = stop < filled;
            int after = ended ? stop + 1 : stop;
            place += after - at;
            at = after;
        }
        number++;
        return new Line(number, bare(text, first), place, ended);
    }

    /** Whether the stream has ended; if not, there is something in the buffer. */
    private boolean isEmpty() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return at == filled;
    }

    private byte[] joined(byte[] text, int from, int to) {
        if (text.length == 0) {
            return Arrays.copyOfRange(buffer, from, to);
        }
        if (from == to) {
            return text;
        }
        byte[] longer = Arrays.copyOf(text, text.length + to - from);
        System.arraycopy(buffer, from, longer, text.length, to - from);
        return longer;
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
