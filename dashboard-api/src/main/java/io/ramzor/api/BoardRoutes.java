package io.ramzor.api;

import io.ramzor.board.Board;
import io.ramzor.event.Reject;
import io.ramzor.metric.MetricRegistry;
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
    private static final int STRETCH = 1_000;

    private final ApiParts parts;
    private final Board board;

    BoardRoutes(ApiParts parts) {
        this.parts = parts;
        this.board = parts.board();
    }

    void addTo(Handlers handlers, BoardStream stream, Access access) {
        handlers.blocking("getBoard", asked -> board.view());
        handlers.at(
                "streamBoard",
                request -> stream.open(
                        request,
                        () -> access.stillHolds(request),
                        "true".equals(request.request().getParam("changes"))));
        handlers.blocking("getMetrics", asked -> Answers.members("metrics", MetricRegistry.definitions()));
        handlers.blocking("getRejects", this::rejects);
    }

    private Map<String, Object> rejects(Asked asked) throws IOException {
        int skip = asked.queryNumber("offset", 0);
        int limit = asked.queryNumber("limit", REJECTS_A_PAGE);
        Map<String, Object> answer = Answers.members("rejects", newest(skip, limit));
        answer.put("total", board.rejects());
        return answer;
    }

    /** Reads backwards, stretch by stretch; offsets may have gaps. */
    private List<Reject> newest(int skip, int limit) throws IOException {
        List<Reject> page = new ArrayList<>();
        int passed = 0;
        long to = parts.broker().end(Topics.REJECTS.name(), 0);
        while (to > 0 && page.size() < limit) {
            long from = Math.max(0, to - STRETCH);
            List<Broker.Stored> stretch = parts.broker().read(Topics.REJECTS.name(), 0, from, STRETCH, Duration.ZERO);
            for (int i = stretch.size() - 1; i >= 0 && page.size() < limit; i--) {
                boolean seen = stretch.get(i).offset() >= to;
                if (!seen && passed++ >= skip) {
                    page.add(Json.read(stretch.get(i).value(), Reject.class));
                }
            }
            to = from;
        }
        return page;
    }
}
