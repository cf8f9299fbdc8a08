package io.ramzor.connect;

import io.ramzor.centre.CentreException;
import io.ramzor.event.Event;
import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows of call records; what is new of a file is one portion, sorted by time. */
final class FolderCalls extends FolderFile {
    private final Portion portion;
    private final long total;
    private long taken;

    private FolderCalls(Portion portion) {
        super(portion.name, portion.markAfter(portion.start.sortedTaken()));
        this.portion = portion;
        this.total = portion.size();
        this.taken = Math.min(portion.start.sortedTaken(), total);
    }

    /**
     * Reads what is new; null if the file has not even a whole header yet.
     *
     * @param quiet whether nothing was written for so long that a row without its end is whole
     * @throws CentreException if the header lacks what the map names
     */
    static FolderCalls open(Path file, CsvMap map, FolderProgress.Mark mark, boolean quiet)
            throws IOException, CentreException {
        String name = file.getFileName().toString();
        CsvRecords.Row header;
        try (CsvRecords rows = new CsvRecords(new TextLines(from(file, 0), 0, 0), map.delimiter())) {
            header = rows.next();
        }
        if (header == null || !header.ended()) {
            return null;
        }
        if (header.cells() == null) {
            throw new CentreException(name + ", line 1: there is no header with the names of the columns");
        }
        CsvCalls calls = new CsvCalls(map, name, header.cells());
        FolderProgress.Mark start = mark.place() > 0 ? mark : mark.from(header.end(), header.lastLine());
        Portion portion = new Portion(name, calls, start, quiet);
        portion.read(file, map);
        return new FolderCalls(portion);
    }

    @Override
    Item read() {
        if (taken == total) {
            return null;
        }
        Incoming next = portion.get((int) taken);
        taken++;
        long time = next.event() == null ? Long.MIN_VALUE : next.event().time();
        return new Item(next, time, portion.markAfter(taken));
    }

    @Override
    public void close() {
        // The file was read when it was opened.
    }

    /**
     * The rows between two places of a file: first those that are rejected, for they have no time, then the steps by
     * time.
     */
    private static final class Portion {
        private final String name;
        private final CsvCalls calls;
        private final FolderProgress.Mark start;
        private final boolean quiet;
        private final List<Incoming> rejects = new ArrayList<>();
        private final List<CsvCall.Step> steps = new ArrayList<>();
        private long end;
        private long endLine;

        private Portion(String name, CsvCalls calls, FolderProgress.Mark start, boolean quiet) {
            this.name = name;
            this.calls = calls;
            this.start = start;
            this.quiet = quiet;
            this.end = start.place();
            this.endLine = start.line();
        }

        /** A portion that was begun before a restart is read again as it was then. */
        void read(Path file, CsvMap map) throws IOException {
            boolean begun = start.sortedTaken() > 0;
            TextLines lines = new TextLines(from(file, start.place()), start.place(), start.line());
            try (CsvRecords rows = new CsvRecords(lines, map.delimiter())) {
                CsvRecords.Row row = rows.next();
                while (row != null && (begun ? row.end() <= start.sortedUpTo() : row.ended() || quiet)) {
                    take(row);
                    end = row.end();
                    endLine = row.lastLine();
                    row = rows.next();
                }
            }
            steps.sort(CsvImport.BY_TIME);
        }

        private void take(CsvRecords.Row row) {
            try {
                CsvCall call = calls.call(row);
                if (call != null) {
                    steps.addAll(call.steps());
                }
            } catch (EventException e) {
                rejects.add(Incoming.refused(name, row.line(), row.text(), e));
            }
        }

        int size() {
            return rejects.size() + steps.size();
        }

        Incoming get(int index) {
            if (index < rejects.size()) {
                return rejects.get(index);
            }
            CsvCall.Step step = steps.get(index - rejects.size());
            Event event = step.event();
            return new Incoming(name, step.call().line(), EventJson.encode(event), event, null);
        }

        FolderProgress.Mark markAfter(long taken) {
            return taken >= size() ? start.at(end, endLine) : start.within(end, taken);
        }
    }
}
