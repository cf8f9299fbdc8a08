package io.ramzor.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ramzor.topic.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Says what differs between one board and the next: of each queue and agent that changed its id and the fields that changed, of the rest
 * the parts that changed. Not safe for use by several threads.
 */
public final class BoardChanges {
    private static final String QUEUE = "queue";
    private static final String AGENT = "agent";
    private static final String TREND = "trend";

    private BoardView before;

    /**
     * A board and the way to it from the one before.
     *
     * @param change what changed, as JSON; null if the board must be sent whole: it is the first, or has lost a row
     * @param isSame whether nothing changed
     */
    public record Step(BoardView board, byte[] change, boolean isSame) {}

    /** The step to that board, which is the next one's before. */
    public Step to(BoardView board) {
        BoardView was = before;
        before = board;
        if (was == null || !hasRowsOf(was, board)) {
            return new Step(board, null, false);
        }
        ObjectNode change = difference(null, rest(was), rest(board));
        rows(change, "queues", QUEUE, was.queues(), board.queues(), BoardView.QueueRow::queue);
        rows(change, "agents", AGENT, was.agents(), board.agents(), BoardView.AgentRow::agent);
        return new Step(board, Json.write(change), change.isEmpty());
    }

    /** Rows that come are told as changes at their end; what goes, or another order of queues, is not. */
    private static boolean hasRowsOf(BoardView was, BoardView board) {
        List<String> queues =
                was.queues().stream().map(BoardView.QueueRow::queue).toList();
        List<String> agents =
                board.agents().stream().map(BoardView.AgentRow::agent).toList();
        return queues.equals(
                        board.queues().stream().map(BoardView.QueueRow::queue).toList())
                && new HashSet<>(agents)
                        .containsAll(was.agents().stream()
                                .map(BoardView.AgentRow::agent)
                                .toList());
    }

    private static BoardView rest(BoardView board) {
        return new BoardView(
                board.at(),
                board.zone(),
                board.mode(),
                board.formulaWindowMinutes(),
                board.planKnown(),
                List.of(),
                List.of(),
                board.proposals(),
                board.decisions(),
                board.sources(),
                board.rejects(),
                board.unknownQueues(),
                board.demo(),
                board.bot());
    }

    private static <T> void rows(
            ObjectNode change, String name, String key, List<T> was, List<T> now, Function<T, String> idOf) {
        Map<String, T> known = new HashMap<>();
        was.forEach(row -> known.put(idOf.apply(row), row));
        ArrayNode changed = Json.MAPPER.createArrayNode();
        for (T row : now) {
            T old = known.get(idOf.apply(row));
            ObjectNode fields = row.equals(old) ? null : difference(key, old, row);
            if (fields != null && fields.size() > 1) {
                changed.add(fields);
            }
        }
        if (!changed.isEmpty()) {
            change.set(name, changed);
        }
    }

    /** The fields that differ, and the key. */
    private static ObjectNode difference(String key, Object was, Object now) {
        ObjectNode is = Json.MAPPER.valueToTree(now);
        ObjectNode old = was == null ? Json.MAPPER.createObjectNode() : Json.MAPPER.valueToTree(was);
        ObjectNode changed = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> field : is.properties()) {
            String name = field.getKey();
            boolean same = name.equals(TREND)
                    ? isSameTrend(old.get(name), field.getValue())
                    : field.getValue().equals(old.get(name));
            if (name.equals(key) || !same) {
                changed.set(name, field.getValue());
            }
        }
        return changed;
    }

    /** The reading of the minute that runs is the service level, which is told anyway; the minutes before it stand. */
    private static boolean isSameTrend(JsonNode was, JsonNode is) {
        if (was == null || was.size() != is.size() || is.isEmpty()) {
            return was != null && was.equals(is);
        }
        return was.get(0).get(0).equals(is.get(0).get(0))
                && was.get(was.size() - 1).get(0).equals(is.get(is.size() - 1).get(0));
    }
}
