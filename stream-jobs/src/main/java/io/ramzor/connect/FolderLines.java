package io.ramzor.connect;

import java.io.IOException;
import java.nio.file.Path;

/** Lines of events, in the order of the file. */
final class FolderLines extends FolderFile {
    private final TextLines lines;
    private final boolean quiet;
    private FolderProgress.Mark reached;
    private long time = Long.MIN_VALUE;

    /** @param quiet whether nothing was written for so long that a line without its end is whole */
    FolderLines(Path file, FolderProgress.Mark mark, boolean quiet) throws IOException {
        super(file.getFileName().toString(), mark);
        this.lines = new TextLines(from(file, mark.place()), mark.place(), mark.line());
        this.quiet = quiet;
        this.reached = mark;
    }

    @Override
    Item read() throws IOException {
        TextLines.Line line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        Incoming incoming = Incoming.of(name(), line.number(), line.text());
        if (!line.ended() && !quiet && incoming.problem() != null) {
            return null;
        }
        reached = reached.at(line.end(), line.number());
        time = incoming.event() == null ? time : incoming.event().time();
        return new Item(incoming, time, reached);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
