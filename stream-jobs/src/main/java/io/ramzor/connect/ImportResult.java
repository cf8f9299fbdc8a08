package io.ramzor.connect;

import io.ramzor.event.Event;
import io.ramzor.event.Reject;
import java.util.List;
import java.util.stream.Stream;

/** What became of a file of another system's records. */
public final class ImportResult {
    private final List<CsvCall.Step> steps;
    private final List<Reject> rejects;
    private final List<String> summary;
    private final List<String> explanation;

    ImportResult(List<CsvCall.Step> steps, List<Reject> rejects, List<String> summary, List<String> explanation) {
        this.steps = steps;
        this.rejects = rejects;
        this.summary = summary;
        this.explanation = explanation;
    }

    /** The events by time, made one by one. */
    public Stream<Event> events() {
        return steps.stream().map(CsvCall.Step::event);
    }

    /** Rows that were set aside, by line. */
    public List<Reject> rejects() {
        return rejects;
    }

    /** Counts, one a line, for people. */
    public List<String> summary() {
        return summary;
    }

    /** What each column of the first rows became, one thing a line, for people. */
    public List<String> explanation() {
        return explanation;
    }
}
