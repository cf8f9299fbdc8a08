package io.ramzor.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What is new in one file of a folder, item by item, with the mark that holds once an item is taken in. */
abstract class FolderFile implements AutoCloseable {
    private final String name;
    private FolderProgress.Mark mark;
    private Item ahead;

    /**
     * A line.
     *
     * @param time by which files are merged
     * @param after how far the file is taken in with this item
     */
    record Item(Incoming incoming, long time, FolderProgress.Mark after) {}

    FolderFile(String name, FolderProgress.Mark mark) {
        this.name = name;
        this.mark = mark;
    }

    String name() {
        return name;
    }

    /** How far the file is taken in with all that {@link #next} gave. */
    FolderProgress.Mark mark() {
        return mark;
    }

    /** The time of the next item; only if there is one. */
    long time() {
        return ahead.time();
    }

    /** Looks for the next item; false if there is none now. */
    boolean advance() throws IOException {
        ahead = read();
        return ahead != null;
    }

    /** The item that {@link #advance} found. */
    Incoming next() {
        mark = ahead.after();
        return ahead.incoming();
    }

    abstract Item read() throws IOException;

    @Override
    public abstract void close() throws IOException;

    static InputStream from(Path file, long place) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(place);
        return Channels.newInputStream(channel);
    }
}
