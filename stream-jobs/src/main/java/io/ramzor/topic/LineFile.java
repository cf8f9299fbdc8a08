package io.ramzor.topic;

import io.ramzor.event.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** One file of lines, read forward; going back starts at the nearest remembered place before. */
final class LineFile implements AutoCloseable {
    private static final int KEPT_BYTES = EventJson.LINE_BYTES + 1;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int LINES_A_MARK = 10_000;
    /** A read stops after so many bytes, so that a batch of the longest lines fits into memory. */
    private static final long READ_BYTES = 16 << 20;

    private final Path path;
    private final boolean packed;
    /** First byte of some lines, by line number; of an unpacked file only. */
    private final TreeMap<Long, Long> marks = new TreeMap<>(Map.of(1L, 0L));

    private InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int filled;
    private long bufferStart;
    private long line;
    private long end;

    LineFile(Path path) {
        this.path = path;
        this.packed = path.toString().endsWith(".gz");
    }

    static void requireReadable(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("there is no file " + path);
        }
        if (Files.isDirectory(path) || !Files.isReadable(path)) {
            throw new IOException(path + " is not a file that can be read");
        }
    }

    synchronized List<Broker.Stored> read(long from, int most) throws IOException {
        moveTo(Math.max(1, from));
        List<Broker.Stored> records = new ArrayList<>();
        long bytes = 0;
        while (records.size() < most && bytes < READ_BYTES) {
            long number = line;
            byte[] text = next();
            if (text == null) {
                break;
            }
            if (!isBlank(text)) {
                records.add(new Broker.Stored(number, null, text));
                bytes += text.length;
            }
        }
        return records;
    }

    synchronized long end() throws IOException {
        if (end == 0) {
            moveTo(marks.lastKey());
            while (skip()) {
                // Lines are counted by passing them.
            }
            end = line;
        }
        return end;
    }

    /** Goes to that line, or to the end if there are fewer. */
    private void moveTo(long wanted) throws IOException {
        if (in == null || line > wanted) {
            open(packed ? Map.entry(1L, 0L) : marks.floorEntry(wanted));
        } else if (!packed && marks.floorKey(wanted) > line) {
            open(marks.floorEntry(wanted));
        }
        boolean more = true;
        while (more && line < wanted) {
            more = skip();
        }
    }

    private void open(Map.Entry<Long, Long> mark) throws IOException {
        close();
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        channel.position(mark.getValue());
        InputStream bytes = Channels.newInputStream(channel);
        in = packed ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes;
        bufferStart = mark.getValue();
        line = mark.getKey();
        at = 0;
        filled = 0;
    }

    /** The next line without its end, cut if it is too long; null at the end of the file. */
    private byte[] next() throws IOException {
        mark();
        if (at == filled && !fill()) {
            return null;
        }
        int stop = lineEnd();
        byte[] text = stop < filled ? Arrays.copyOfRange(buffer, at, stop) : acrossBuffers();
        at = stop < filled ? stop + 1 : at;
        line++;
        int from = line == 2 && beginsWithMark(text) ? 3 : 0;
        int to = text.length > from && text[text.length - 1] == '\r' ? text.length - 1 : text.length;
        return to - from == text.length ? text : Arrays.copyOfRange(text, from, to);
    }

    /** Whether the text begins with a byte order mark, which some programs put at the start of a file. */
    private static boolean beginsWithMark(byte[] text) {
        return text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
    }

    private byte[] acrossBuffers() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(2 * BUFFER_BYTES);
        boolean ended = false;
        while (!ended && (at < filled || fill())) {
            int stop = lineEnd();
            text.write(buffer, at, Math.max(0, Math.min(stop - at, KEPT_BYTES - text.size())));
            ended = stop < filled;
            at = ended ? stop + 1 : filled;
        }
        return text.toByteArray();
    }

    /** Passes a line; false at the end of the file. */
    private boolean skip() throws IOException {
        mark();
        if (at == filled && !fill()) {
            return false;
        }
        boolean ended = false;
        while (!ended && (at < filled || fill())) {
            int stop = lineEnd();
            ended = stop < filled;
            at = ended ? stop + 1 : filled;
        }
        line++;
        return true;
    }

    private void mark() {
        if (!packed && line % LINES_A_MARK == 0) {
            marks.put(line, bufferStart + at);
        }
    }

    private int lineEnd() {
        int stop = at;
        while (stop < filled && buffer[stop] != '\n') {
            stop++;
        }
        return stop;
    }

    private boolean fill() throws IOException {
        bufferStart += filled;
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    private static boolean isBlank(byte[] text) {
        for (byte b : text) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    @Override
    public synchronized void close() throws IOException {
        if (in != null) {
            in.close();
            in = null;
        }
    }
}
