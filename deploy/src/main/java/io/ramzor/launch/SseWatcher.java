package io.ramzor.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One connection to the board's stream, read no further than needed: each frame is one chunk of the answer, so its number at the chunk's
 * head and its length are enough to pass over the rest.
 */
final class SseWatcher {
    private static final int HEAD_BYTES = 96;
    private static final String NUMBER = "\nid: ";

    private enum Part {
        HEADERS,
        LENGTH,
        CHUNK,
        CHUNK_END
    }

    private final SseFrames frames;
    private final StringBuilder line = new StringBuilder();
    private final byte[] head = new byte[HEAD_BYTES];
    private Part part = Part.HEADERS;
    private int headLength;
    private int left;
    private boolean begun;
    private long number;
    /** The frame itself, if nobody has kept it yet. */
    private ByteArrayOutputStream kept;

    private long[] stamps = new long[1024];
    private int used;

    SseWatcher(SseFrames frames) {
        this.frames = frames;
    }

    /** Takes what has come. */
    void take(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            switch (part) {
                case HEADERS -> headers(bytes);
                case LENGTH -> length(bytes);
                case CHUNK -> chunk(bytes);
                case CHUNK_END -> chunkEnd(bytes);
            }
        }
    }

    private void headers(ByteBuffer bytes) throws IOException {
        line.append((char) bytes.get());
        int length = line.length();
        if (length < 4 || !line.substring(length - 4).equals("\r\n\r\n")) {
            return;
        }
        if (!line.toString().startsWith("HTTP/1.1 200 ")) {
            throw new IOException("the stream was refused: "
                    + line.toString().lines().findFirst().orElse(""));
        }
        line.setLength(0);
        part = Part.LENGTH;
    }

    private void length(ByteBuffer bytes) throws IOException {
        char next = (char) bytes.get();
        if (next != '\n') {
            line.append(next);
            return;
        }
        left = Integer.parseInt(line.toString().strip(), 16);
        if (left == 0) {
            throw new IOException("the server ended the stream");
        }
        line.setLength(0);
        headLength = 0;
        begun = false;
        part = Part.CHUNK;
    }

    private void chunk(ByteBuffer bytes) {
        if (!begun) {
            int some = Math.min(Math.min(left, HEAD_BYTES - headLength), bytes.remaining());
            bytes.get(head, headLength, some);
            headLength += some;
            left -= some;
            if (left > 0 && headLength < HEAD_BYTES) {
                return;
            }
            begin();
        }
        int some = Math.min(left, bytes.remaining());
        if (kept != null) {
            kept.write(bytes.array(), bytes.arrayOffset() + bytes.position(), some);
        }
        bytes.position(bytes.position() + some);
        left -= some;
        if (left == 0) {
            part = Part.CHUNK_END;
            complete(System.nanoTime());
        }
    }

    private void begin() {
        begun = true;
        kept = null;
        number = numberOf(new String(head, 0, headLength, StandardCharsets.UTF_8));
        if (number >= 0 && frames.isNew(number)) {
            kept = new ByteArrayOutputStream(headLength + left);
            kept.write(head, 0, headLength);
        }
    }

    private static long numberOf(String head) {
        int begin = head.indexOf(NUMBER);
        int end = begin < 0 ? -1 : head.indexOf('\n', begin + NUMBER.length());
        return end < 0 ? -1 : Long.parseLong(head.substring(begin + NUMBER.length(), end));
    }

    private void complete(long nanos) {
        if (number < 0) {
            return;
        }
        if (used + 2 > stamps.length) {
            stamps = Arrays.copyOf(stamps, 2 * stamps.length);
        }
        stamps[used++] = number;
        stamps[used++] = nanos;
        if (kept != null) {
            frames.keep(number, kept.toByteArray());
            kept = null;
        }
    }

    private void chunkEnd(ByteBuffer bytes) {
        if (bytes.get() == '\n') {
            part = Part.LENGTH;
        }
    }

    /** Pairs of a frame's number and when its last byte had come, nanoseconds of this machine's monotonic clock. */
    long[] stamps() {
        return Arrays.copyOf(stamps, used);
    }
}
