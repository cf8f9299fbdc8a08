package io.ramzor.api;

import io.ramzor.board.Board;
import io.ramzor.decision.ForecastPoint;
import io.ramzor.event.Reject;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is shown: board, its stream, metrics, forecast, rejects. */
final class BoardRoutes {
    private static final int REJECTS_A_PAGE = 100;

    private final ApiParts parts;
    private final Board board;

    BoardRoutes(ApiParts parts) {
        this.parts = parts;
        this.board = parts.board();
    }

    void addTo(Handlers handlers, BoardStream stream, Access access) {
        handlers.blocking("getBoard", asked -> board.view());
        handlers.at("streamBoard", request -> stream.open(request, () -> access.stillHolds(request)));
        handlers.blocking("getMetrics", asked -> Answers.members("metrics", parts.metrics()));
        handlers.blocking("getForecast", this::forecast);
        handlers.blocking("getRejects", this::rejects);
    }

    private Map<String, Object> forecast(Asked asked) {
        String queue = asked.queryText("queue");
        if (queue != null && !board.queues().contains(queue)) {
            throw Problem.notFound("queue: there is no queue " + queue + ".");
        }
        List<ForecastPoint> points = board.forecast().stream()
                .filter(point -> queue == null || point.queue().equals(queue))
                .toList();
        return Answers.members("points", points);
    }

    private Map<String, Object> rejects(Asked asked) throws IOException {
        int limit = asked.queryNumber("limit", REJECTS_A_PAGE);
        long end = parts.broker().end(Topics.REJECTS.name(), 0);
        long before = before(asked.queryText("before"), end);
        List<Broker.Stored> page = newestBefore(before, limit);
        List<Reject> rejects = new ArrayList<>();
        page.forEach(stored -> rejects.add(0, Json.read(stored.value(), Reject.class)));
        Map<String, Object> answer = Answers.members("rejects", rejects);
        answer.put("total", board.rejects());
        answer.put("before", page.size() < limit ? null : String.valueOf(page.get(0).offset()));
        return answer;
    }

    private static long before(String text, long end) {
        if (text == null) {
            return end;
        }
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw Problem.badRequest("before: give what the page before said, not " + text + ".");
        }
    }

    /** The last records before that offset, by rising offset; offsets may have gaps, so the stretch grows until it holds enough. */
    private List<Broker.Stored> newestBefore(long before, int limit) throws IOException {
        long stretch = limit;
        while (true) {
            long from = Math.max(0, before - stretch);
            List<Broker.Stored> found = new ArrayList<>();
            for (Broker.Stored stored : parts.broker().read(Topics.REJECTS.name(), 0, from, (int) stretch, Duration.ZERO)) {
                if (stored.offset() < before) {
                    found.add(stored);
                }
            }
            if (found.size() >= limit || from == 0) {
                return found.subList(Math.max(0, found.size() - limit), found.size());
            }
            stretch = Math.min(stretch * 8, 1_000_000);
            if (stretch == 1_000_000) {
                return found;
            }
        }
    }
}
