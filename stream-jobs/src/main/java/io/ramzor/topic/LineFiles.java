package io.ramzor.topic;

import io.ramzor.event.EventJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Event logs in files, to be read only: topic {@code events}, one partition a file, the line number (from 1) as offset.
 *
 * <p>Blank lines are no records but count as lines. Of a line longer than {@link EventJson#LINE_BYTES} only so much is
 * kept
 * that its reader sees that it is too long. Files whose names end in {@code .gz} are unpacked. The files do not grow: a
 * read that finds nothing has found the end.
 */
public final class LineFiles implements Broker {
    private final List<LineFile> files;

    /** @throws IOException if one of the files cannot be read */
    public LineFiles(List<Path> paths) throws IOException {
        for (Path path : paths) {
            LineFile.requireReadable(path);
        }
        this.files = paths.stream().map(LineFile::new).toList();
    }

    @Override
    public int partitions(String topic) {
        return Topics.EVENTS.equals(topic) ? files.size() : 0;
    }

    /** Never succeeds. */
    @Override
    public long append(String topic, int partition, List<Entry> batch) throws IOException {
        throw new IOException("event logs in files are only read; topic " + topic + " cannot be appended to");
    }

    @Override
    public List<Stored> read(String topic, int partition, long from, int most, Duration wait) throws IOException {
        return file(topic, partition).read(from, most);
    }

    /** One more than the number of lines; reads the file through the first time. */
    @Override
    public long end(String topic, int partition) throws IOException {
        return file(topic, partition).end();
    }

    private LineFile file(String topic, int partition) {
        if (partition < 0 || partition >= partitions(topic)) {
            throw new IllegalArgumentException(
                    "there is no partition " + partition + " of topic " + topic + " in files");
        }
        return files.get(partition);
    }

    @Override
    public void close() throws IOException {
        for (LineFile file : files) {
            file.close();
        }
    }
}
