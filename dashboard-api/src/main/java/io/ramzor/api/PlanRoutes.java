package io.ramzor.api;

import io.ramzor.centre.AgentsFile;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.ShiftsFile;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topic;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/** The agents and their plan of record. */
final class PlanRoutes {
    private final ApiParts parts;

    PlanRoutes(ApiParts parts) {
        this.parts = parts;
    }

    private interface Reader<T> {
        List<T> read(String csv) throws CentreException;
    }

    void addTo(Handlers handlers) {
        handlers.blocking(
                "getAgents", asked -> Answers.members("agents", parts.board().profiles()));
        handlers.blocking(
                "getShifts", asked -> Answers.members("shifts", parts.board().shifts()));
        handlers.blocking(
                "postAgents",
                asked -> take(asked, Topics.AGENTS, csv -> AgentsFile.parse("body", new StringReader(csv))));
        handlers.blocking(
                "postShifts",
                asked -> take(
                        asked,
                        Topics.SHIFTS,
                        csv -> ShiftsFile.parse(
                                "body", new StringReader(csv), parts.centre().zone())));
    }

    private <T> Map<String, Object> take(Asked asked, Topic<T> topic, Reader<T> reader) throws IOException {
        String contentType = asked.request().request().getHeader("Content-Type");
        if (contentType != null
                && contentType.toLowerCase(java.util.Locale.ROOT).contains("json")) {
            throw new Problem(415, "Unsupported content type", "Send the rows as Content-Type: text/csv.");
        }
        List<T> rows;
        try {
            rows = reader.read(asked.rawBody().toString());
        } catch (CentreException e) {
            throw Problem.badRequest(e.getMessage());
        }
        List<Broker.Entry> entries = rows.stream().map(topic::entry).toList();
        if (!entries.isEmpty()) {
            parts.broker().append(topic.name(), 0, entries);
        }
        parts.accounts().record(asked.caller().user(), topic.name() + ".import", null, rows.size() + " rows");
        return Answers.members("accepted", rows.size());
    }
}
