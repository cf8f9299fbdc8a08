package io.ramzor.history;

import io.ramzor.event.Micros;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.GroupTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what spells and sessions stand for, each with its contact. */
final class StoryReading {
    /** A session's contact is its customer's first that begins up to so much later. */
    private static final long SOON = Micros.DAY;

    private final SqliteStore store;

    StoryReading(SqliteStore store) {
        this.store = store;
    }

    List<Traces.Story> stories(Traces.Place place, List<Traces.Cursor> page) throws IOException {
        Map<Long, GroupTrace> told = new HashMap<>();
        List<Long> ids = page.stream().map(Traces.Cursor::trace).distinct().toList();
        for (long id : ids) {
            store.query(
                    "select body from story where id = ?",
                    row -> told.put(id, Packed.unpack(row.getBytes(1), GroupTrace.class)),
                    id);
        }
        List<Traces.Story> stories = new ArrayList<>(page.size());
        for (Traces.Cursor cursor : page) {
            GroupTrace of = told.get(cursor.trace());
            if (of != null) {
                List<GroupTrace.Fact> facts = of.facts().stream()
                        .filter(fact -> fact.at() == cursor.at())
                        .filter(fact -> place.queues().contains(StoryWriting.placeOf(fact)))
                        .toList();
                stories.add(new Traces.Story(cursor, of, facts, contactOf(of)));
            }
        }
        return stories;
    }

    /** The life of the contact in which the spell lies; of a session what its customer turned to soon. Null if it is not kept. */
    private ContactTrace contactOf(GroupTrace of) throws IOException {
        ContactTrace[] found = {null};
        long start = Micros.of(of.start());
        SqliteStore.RowReader take = row -> found[0] = Packed.unpack(row.getBytes(1), ContactTrace.class);
        if (of.contact() != null) {
            store.query(
                    "select body from trace where contact = ? and start <= ? order by start desc limit 1",
                    take,
                    of.contact(),
                    start);
        } else if (of.customer() != null) {
            store.query(
                    "select body from trace where customer = ? and start >= ? and start <= ? order by start limit 1",
                    take,
                    of.customer(),
                    start,
                    start + SOON);
        }
        return found[0];
    }
}
