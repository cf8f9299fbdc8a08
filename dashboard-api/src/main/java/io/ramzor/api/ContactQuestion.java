package io.ramzor.api;

import io.ramzor.event.Micros;
import io.ramzor.history.HistoryMetrics;
import io.ramzor.history.Traces;
import io.ramzor.metric.Book;
import io.ramzor.metric.MetricRegistry;
import io.ramzor.metric.TracedMetric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which number is to be traced to its contacts.
 *
 * @param id the metric as it was asked for
 * @param metric what it is made of; of a queue's own service level, by the formula in force at the end
 * @param scope of which queues
 * @param from first instant
 * @param to end, exclusive
 * @param place where its facts stand
 * @param formulas further formulas of the service level to count the same contacts by, at most two
 * @param after entries up to this one are left out
 * @param limit most entries
 */
record ContactQuestion(
        String id,
        TracedMetric metric,
        QueueScope scope,
        Instant from,
        Instant to,
        Traces.Place place,
        List<String> formulas,
        Optional<Traces.Cursor> after,
        int limit) {
    private static final int LIMIT = 100;
    private static final int MOST_FORMULAS = 2;

    /** @throws Problem with status 400 that says which parameter is wrong and what it may be */
    static ContactQuestion of(Asked asked, ApiParts parts) {
        String id = asked.queryText("metric");
        QueueScope scope = QueueScope.of(asked, parts);
        Times times = Times.of(asked);
        boolean own = id.equals(HistoryMetrics.SERVICE_LEVEL);
        if (own && !scope.isOne()) {
            throw Problem.badRequest("metric: several queues may have several formulas; name one, as "
                    + MetricRegistry.presetKey(MetricRegistry.DEFAULT_PRESET) + ".");
        }
        TracedMetric metric = traced(
                own ? MetricRegistry.presetKey(Formulas.of(parts, scope.queue()).nameAt(times.last())) : id);
        boolean share = Formulas.isServiceLevel(metric.id());
        List<String> formulas = formulas(asked.queryText("formula"));
        if (!share && !formulas.isEmpty()) {
            throw Problem.badRequest("formula: " + id + " has one formula; only a service level has several.");
        }
        Book book = metric.book("decided".equals(asked.queryText("attribution")) ? Book.LIVE : Book.INTERVAL);
        if (metric.business() && id.endsWith("oldest_unanswered_seconds") && !scope.isOne()) {
            throw Problem.badRequest("metric: " + id + " is read by one queue's calendar; name the queue.");
        }
        Traces.Place place =
                new Traces.Place(book, scope.queues(), metric.clock(), Micros.of(times.from()), Micros.of(times.to()));
        return new ContactQuestion(
                id, metric, scope, times.from(), times.to(), place, formulas, cursor(asked), limit(asked));
    }

    /** Whether it is the queue's own service level, by whatever formula was in force. */
    boolean isOwn() {
        return id.equals(HistoryMetrics.SERVICE_LEVEL);
    }

    private static TracedMetric traced(String id) {
        return TracedMetric.of(id).orElseThrow(() -> {
            boolean known = HistoryMetrics.isKnown(id);
            String why = known
                    ? id + " is not a number of single contacts of a queue"
                    : "there is no metric " + id + "; GET /api/v1/metrics lists them";
            boolean clock = known
                    && MetricRegistry.definition(id)
                            .filter(metric -> metric.kind().equals("clock"))
                            .isPresent();
            return Problem.badRequest(
                    "metric: " + (clock ? "say which number of the clock, as " + id + ".p50_seconds" : why) + ".");
        });
    }

    private static List<String> formulas(String text) {
        if (text == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>(Arrays.asList(text.split(",")));
        for (String name : names) {
            if (!MetricRegistry.presets().contains(name)) {
                throw Problem.badRequest("formula: there is no formula " + name + "; there are "
                        + String.join(", ", MetricRegistry.presets()) + ".");
            }
        }
        if (names.size() > MOST_FORMULAS) {
            throw Problem.badRequest("formula: at most " + MOST_FORMULAS + " stand side by side.");
        }
        return List.copyOf(names);
    }

    /** Most entries of an answer. */
    static int limit(Asked asked) {
        return asked.queryNumber("limit", LIMIT);
    }

    /** The entry behind which to go on. */
    static Optional<Traces.Cursor> cursor(Asked asked) {
        String text = asked.queryText("after");
        if (text == null) {
            return Optional.empty();
        }
        try {
            int dash = text.lastIndexOf('-');
            return Optional.of(new Traces.Cursor(
                    Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1))));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw Problem.badRequest("after: " + text + " is not the \"next\" of an answer.");
        }
    }
}
