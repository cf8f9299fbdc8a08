package io.ramzor.connect;

import io.ramzor.centre.CentreException;
import io.ramzor.event.EventException;
import io.ramzor.event.Reject;
import io.ramzor.event.Rfc3339;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads a whole file of call records by a {@link CsvMap}; pure, the same file gives the same events. */
public final class CsvImport implements Vendor.Connector {
    /** Rows by what happened first; at one time by line, then in the order in which steps follow each other. */
    static final Comparator<CsvCall.Step> BY_TIME = Comparator.comparingLong(CsvCall.Step::time)
            .thenComparingLong(step -> step.call().line())
            .thenComparing(CsvCall.Step::type);

    private static final int EXPLAINED_ROWS = 5;
    private static final String[] OUTCOMES = {
        "answered", "abandoned in the queue", "left before any queue", "ignored", "rejected"
    };

    private final CsvMap map;

    public CsvImport(CsvMap map) {
        this.map = map;
    }

    @Override
    public ImportResult read(InputStream in, String file) throws IOException, CentreException {
        try (CsvRecords rows = new CsvRecords(new TextLines(in, 0, 0), map.delimiter())) {
            CsvRecords.Row header = rows.next();
            if (header == null || header.cells() == null) {
                throw new CentreException(file + ", line 1: there is no header with the names of the columns");
            }
            return new Run(file, new CsvCalls(map, file, header.cells())).read(rows);
        }
    }

    /** One file while it is read. */
    private final class Run {
        private final String file;
        private final CsvCalls calls;
        private final List<CsvCall.Step> steps = new ArrayList<>();
        private final List<Reject> rejects = new ArrayList<>();
        private final List<String> explanation = new ArrayList<>();
        private final int[] counts = new int[OUTCOMES.length];
        private int read;
        private int doubled;

        private Run(String file, CsvCalls calls) {
            this.file = file;
            this.calls = calls;
        }

        ImportResult read(CsvRecords rows) throws IOException {
            CsvRecords.Row row = rows.next();
            while (row != null) {
                read++;
                take(row);
                row = rows.next();
            }
            steps.sort(BY_TIME);
            return new ImportResult(steps, rejects, summary(), explanation);
        }

        private void take(CsvRecords.Row row) {
            try {
                CsvCall call = calls.call(row);
                if (call != null) {
                    steps.addAll(call.steps());
                    doubled += call.doubled() ? 1 : 0;
                }
                counts[call == null ? 3 : call.answered() != null ? 0 : call.queued() != null ? 1 : 2]++;
                explain(row, call, null);
            } catch (EventException e) {
                counts[4]++;
                rejects.add(Reject.of(file, row.line(), e, row.text()));
                explain(row, null, e);
            }
        }

        private List<String> summary() {
            List<String> lines = new ArrayList<>();
            lines.add(file + ": " + read + " rows, " + calls.contacts() + " contacts, " + steps.size() + " events");
            if (!steps.isEmpty()) {
                lines.add("from " + Rfc3339.format(steps.get(0).time()) + " to "
                        + Rfc3339.format(steps.get(steps.size() - 1).time()));
            }
            for (int i = 0; i < OUTCOMES.length; i++) {
                lines.add(OUTCOMES[i] + ": " + counts[i]);
            }
            if (doubled > 0) {
                lines.add("rows with a time in a doubled hour, taken as the earlier: " + doubled);
            }
            return lines;
        }

        private void explain(CsvRecords.Row row, CsvCall call, EventException problem) {
            if (read > EXPLAINED_ROWS) {
                return;
            }
            explanation.add("line " + row.line() + (problem == null ? "" : " is rejected: " + problem.getMessage()));
            Map<String, List<String>> keys = map.keysByColumn();
            for (int i = 0;
                    row.cells() != null
                            && i < Math.min(calls.header().size(), row.cells().size());
                    i++) {
                String column = calls.header().get(i);
                String use = keys.containsKey(column) ? String.join(", ", keys.get(column)) : "not used";
                explanation.add(
                        "  %-20s %-24s %s".formatted(column, "\"" + row.cells().get(i) + "\"", use));
            }
            if (call != null) {
                for (CsvCall.Step step : call.steps()) {
                    explanation.add("  -> " + Rfc3339.format(step.time()) + "  " + shown(step));
                }
            } else if (problem == null) {
                explanation.add("  -> ignored by its outcome");
            }
        }

        private static String shown(CsvCall.Step step) {
            CsvCall call = step.call();
            return switch (step.type()) {
                case OFFERED ->
                    "contact.offered   contact " + call.contact() + ", customer "
                            + (call.customer() == null ? "unknown" : call.customer());
                case QUEUED -> "contact.queued    queue " + call.queue();
                case ANSWERED -> "contact.answered  agent " + (call.agent() == null ? "unknown" : call.agent());
                default -> step.type().wireName();
            };
        }
    }
}
