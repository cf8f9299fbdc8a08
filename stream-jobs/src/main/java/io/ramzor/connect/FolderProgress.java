package io.ramzor.connect;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far each file of a folder has been taken in, kept over a restart. A file is known by its name and how it begins.
 */
final class FolderProgress {
    private static final int HEAD_BYTES = 4_096;

    private final Path kept;
    private final Map<String, Mark> marks;

    /**
     * How far a file has been taken in.
     *
     * @param headBytes so many bytes of its beginning make up the hash
     * @param headHash of those
     * @param place all before it is taken in
     * @param line number of the last line before that place
     * @param sortedUpTo rows are sorted in portions: the end of the portion under way, or {@code place} if none is
     * @param sortedTaken events of that portion that are taken in
     */
    record Mark(int headBytes, String headHash, long place, long line, long sortedUpTo, long sortedTaken) {
        Mark at(long newPlace, long newLine) {
            return new Mark(headBytes, headHash, newPlace, newLine, newPlace, 0);
        }

        /** The same beginning from a later place. */
        Mark from(long newPlace, long newLine) {
            return new Mark(headBytes, headHash, newPlace, newLine, Math.max(newPlace, sortedUpTo), sortedTaken);
        }

        Mark within(long upTo, long taken) {
            return new Mark(headBytes, headHash, place, line, upTo, taken);
        }
    }

    /** @throws IOException if what was kept cannot be read: guessing would take rows in twice or never */
    FolderProgress(Path kept) throws IOException {
        this.kept = kept;
        this.marks = Files.exists(kept) ? read(kept) : new TreeMap<>();
    }

    private static Map<String, Mark> read(Path kept) throws IOException {
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(kept), new TypeReference<TreeMap<String, Mark>>() {});
        } catch (IOException e) {
            throw new IOException(
                    kept + " says how far files were taken in, but cannot be read: " + e.getMessage()
                            + "; delete it to take all files in again",
                    e);
        }
    }

    /** How far the file has been taken in; one that begins differently now, or is shorter, is a new one. */
    Mark of(Path file) throws IOException {
        String name = file.getFileName().toString();
        Mark mark = marks.get(name);
        if (mark == null) {
            mark = renamed(file);
            if (mark != null) {
                marks.put(name, mark);
            }
        }
        if (mark == null
                || Files.size(file) < mark.sortedUpTo
                || !hash(file, mark.headBytes).equals(mark.headHash)) {
            mark = new Mark(0, "", 0, 0, 0, 0);
        }
        int head = (int) Math.min(HEAD_BYTES, Files.size(file));
        return head == mark.headBytes
                ? mark
                : new Mark(head, hash(file, head), mark.place, mark.line, mark.sortedUpTo, mark.sortedTaken);
    }

    /** The mark of a file that began like this one and is gone, or replaced: logs are renamed when they are rotated. */
    private Mark renamed(Path file) throws IOException {
        for (Map.Entry<String, Mark> known : marks.entrySet()) {
            Mark mark = known.getValue();
            if (mark.headBytes > 0
                    && Files.size(file) >= mark.sortedUpTo
                    && hash(file, mark.headBytes).equals(mark.headHash)
                    && !begins(file.resolveSibling(known.getKey()), mark)) {
                return mark;
            }
        }
        return null;
    }

    private static boolean begins(Path file, Mark mark) throws IOException {
        return Files.exists(file) && hash(file, mark.headBytes).equals(mark.headHash);
    }

    void put(String name, Mark mark) {
        marks.put(name, mark);
    }

    /** Keeps all marks, at once or not at all. */
    void keep() throws IOException {
        Path next = kept.resolveSibling(kept.getFileName() + ".new");
        Files.write(next, Json.write(marks));
        Files.move(next, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String hash(Path file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(bytes);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(head), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
