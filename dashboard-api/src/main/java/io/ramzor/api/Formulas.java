package io.ramzor.api;

import io.ramzor.centre.FormulaVersion;
import io.ramzor.centre.Queue;
import io.ramzor.centre.QueueTerms;
import io.ramzor.event.Micros;
import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** By which formulas a queue's service level is read, and from when. */
final class Formulas {
    private static final String SERVICE_LEVEL = MetricRegistry.presetKey("");

    private final Queue queue;

    private Formulas(Queue queue) {
        this.queue = queue;
    }

    static Formulas of(ApiParts parts, String queue) {
        return new Formulas(parts.centre().queueOrDefault(queue, null));
    }

    /** Whether the metric is a service level by one of the presets. */
    static boolean isServiceLevel(String metric) {
        return metric.startsWith(SERVICE_LEVEL);
    }

    /** The preset of a service level's id. */
    static String presetOf(String metric) {
        return metric.substring(SERVICE_LEVEL.length());
    }

    String nameAt(Instant at) {
        return queue.formulaAt(Micros.of(at)).formula();
    }

    /**
     * A formula and where it was in force.
     *
     * @param from first microsecond of it in the stretch asked for
     * @param to end, exclusive
     */
    record InForce(FormulaVersion version, long from, long to) {}

    /** Those in force in the stretch, in order. */
    List<InForce> within(long from, long to) {
        List<InForce> found = new ArrayList<>();
        FormulaVersion version = queue.formulaAt(from);
        long start = from;
        for (QueueTerms terms : queue.terms()) {
            long at = terms.effectiveFrom();
            FormulaVersion next = at > from && at < to ? queue.formulaAt(at) : version;
            if (next.number() != version.number()) {
                found.add(new InForce(version, start, at));
                version = next;
                start = at;
            }
        }
        found.add(new InForce(version, start, to));
        return found;
    }

    /** The version of that formula in force last in the stretch, null if the queue did not use it there. */
    FormulaVersion versionOf(String formula, long from, long to) {
        FormulaVersion last = null;
        for (InForce one : within(from, to)) {
            last = one.version().formula().equals(formula) ? one.version() : last;
        }
        return last;
    }

    /**
     * A formula as an answer tells it.
     *
     * @param version the queue's version of it, null if the queue is not judged by it
     */
    static Map<String, Object> document(String name, MetricDefinition definition, FormulaVersion version) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("version", definition.version());
        members.put("queue_version", version == null ? null : version.number());
        boolean always = version == null || version.effectiveFrom() == Long.MIN_VALUE;
        members.put("effective_from", always ? null : Micros.toInstant(version.effectiveFrom()));
        members.put("text", definition.formula());
        members.put("labels", definition.labels());
        members.put("definition", definition.definition());
        return members;
    }
}
