package io.ramzor.history;

import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.DeadlineState;
import io.ramzor.metric.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a trace counts for: its own facts and those of the ledger of deadlines, which its promises tell. */
final class TraceFacts {
    private TraceFacts() {}

    static List<ContactTrace.Fact> of(ContactTrace trace, Book book) {
        if (book == Book.LIVE) {
            return trace.live();
        }
        List<ContactTrace.Fact> facts = new ArrayList<>(trace.facts());
        for (ContactTrace.Promise promise : trace.promises()) {
            DeadlineState state = DeadlineState.valueOf(promise.state().toUpperCase(Locale.ROOT));
            facts.add(new ContactTrace.Fact(
                    GroupSeries.id(Group.DEADLINE, Map.of("kind", promise.kind())),
                    "",
                    state.measure().wireName(),
                    Micros.of(promise.began()),
                    0));
        }
        return facts;
    }
}
