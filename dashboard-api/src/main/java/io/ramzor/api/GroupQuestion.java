package io.ramzor.api;

import io.ramzor.event.Micros;
import io.ramzor.history.GroupSeries;
import io.ramzor.history.Traces;
import io.ramzor.metric.Book;
import io.ramzor.metric.Group;
import io.ramzor.metric.GroupNumbers;
import io.ramzor.metric.Measure;
import io.ramzor.metric.MetricRegistry;
import io.ramzor.metric.TracedMetric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which number of a group is to be traced to its contacts.
 *
 * @param group the group
 * @param keys by dimension; the facts of all keys that fit are added up
 * @param metric what it is made of
 * @param times from when to when
 * @param ids the ids of those keys of which anything is kept
 * @param after entries up to this one are left out
 * @param limit most entries
 */
record GroupQuestion(
        Group group,
        Map<String, String> keys,
        TracedMetric metric,
        Times times,
        List<String> ids,
        Optional<Traces.Cursor> after,
        int limit) {
    /** Those of agents' facts that contacts make; the others are of their states and plan. */
    private static final Set<Measure> OF_CONTACTS = Set.of(Measure.OCCUPIED, Measure.SLOT_LOAD, Measure.FOCUS);

    /** @throws Problem with status 400 that says which parameter is wrong, or why no contact stands behind the number */
    static GroupQuestion of(Asked asked, ApiParts parts) {
        Group group = GroupNumbers.group(asked.queryText("group")).orElseThrow();
        if (asked.queryText("queue") != null) {
            throw Problem.badRequest("queue: name either a queue or a group.");
        }
        if (asked.queryText("formula") != null) {
            throw Problem.badRequest("formula: only a queue's service level has several.");
        }
        String id = asked.queryText("metric");
        TracedMetric metric = TracedMetric.of(group, id).orElseThrow(() -> untraced(group, id));
        Map<String, String> keys = GroupKeys.of(asked, group);
        if (group == Group.AGENT && metric.measures().stream().noneMatch(OF_CONTACTS::contains)) {
            throw Problem.badRequest("metric: no contact stands behind " + id
                    + "; it comes from what the agent's states and plan of record say.");
        }
        if (group == Group.LOAD && keys.containsKey("level")) {
            throw Problem.badRequest("level: which contacts an agent had at once is not kept by level; leave it out.");
        }
        return new GroupQuestion(
                group,
                keys,
                metric,
                Times.of(asked),
                GroupSeries.matching(parts.traces().groups(), group, keys),
                ContactQuestion.cursor(asked),
                ContactQuestion.limit(asked));
    }

    private static Problem untraced(Group group, String id) {
        boolean across = MetricRegistry.definition(id)
                .filter(metric -> metric.group().equals(group.wireName()))
                .isPresent();
        return Problem.badRequest(
                across
                        ? "metric: " + id + " compares several keys of " + group.wireName()
                                + "; ask for the contacts of one of its facts, as spells."
                        : "metric: " + group.wireName() + " has no metric " + id + "; GET /api/v1/metrics lists them.");
    }

    /** Whether its contacts are those whom agents had, and its value comes from the history. */
    boolean isOfAgents() {
        return group == Group.AGENT || group == Group.LOAD;
    }

    Traces.Place place() {
        return new Traces.Place(Book.INTERVAL, ids, "", Micros.of(times.from()), Micros.of(times.to()));
    }

    Traces.Held held() {
        return new Traces.Held(ids, Micros.of(times.from()), Micros.of(times.to()));
    }
}
