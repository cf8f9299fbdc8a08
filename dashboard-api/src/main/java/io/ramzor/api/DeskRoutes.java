package io.ramzor.api;

import io.ramzor.board.BoardView;
import io.ramzor.decision.Decision;
import io.ramzor.decision.Dismissal;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import io.ramzor.desk.DemoControls;
import io.ramzor.desk.Desk;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a supervisor decides, and the demo's buttons. */
final class DeskRoutes {
    private static final int MOVES_A_PAGE = 100;
    private static final int USUAL_MINUTES = 30;

    private final ApiParts parts;
    private final Desk desk;

    DeskRoutes(ApiParts parts) {
        this.parts = parts;
        this.desk = parts.desk();
    }

    void addTo(Handlers handlers) {
        handlers.blocking("getProposals", this::proposals);
        handlers.blocking(
                "applyProposal",
                asked -> desk.apply(
                        asked.pathText("id"), read(asked), asked.caller().user(), asked.text("reason")));
        handlers.blocking(
                "editProposal",
                asked -> desk.edit(
                        asked.pathText("id"), actions(asked), asked.caller().user(), asked.text("reason")));
        handlers.blocking(
                "dismissProposal",
                asked -> desk.dismiss(
                        asked.pathText("id"),
                        asked.caller().user(),
                        asked.text("reason"),
                        Dismissal.of(asked.text("because")).orElse(null)));
        handlers.blocking("getMoves", this::moves);
        handlers.blocking("postMove", this::move);
        handlers.blocking(
                "undoMove",
                asked -> desk.undo(asked.pathText("id"), asked.caller().user(), asked.text("reason")));
        handlers.blocking("getBotLevel", asked -> bot());
        handlers.blocking("postBotLevel", this::setBotLevel);
        handlers.blocking("postWhatIf", this::whatIf);
        handlers.blocking("getDemo", asked -> demo().status());
        handlers.blocking("postDemo", this::steerDemo);
    }

    private Map<String, Object> proposals(Asked asked) {
        String status = asked.queryText("status");
        List<Proposal> found = parts.board().proposals().stream()
                .filter(proposal -> status == null || status.equals(proposal.status()))
                .toList();
        return Answers.members("proposals", found);
    }

    private Map<String, Object> moves(Asked asked) {
        List<BoardView.DecisionRow> decisions = parts.board().decisions();
        int limit = asked.queryNumber("limit", MOVES_A_PAGE);
        return Answers.members("moves", decisions.stream().limit(limit).toList());
    }

    private Object move(Asked asked) throws IOException {
        return desk.move(
                asked.text("agent"),
                asked.text("from"),
                asked.text("to"),
                asked.body().getInteger("minutes"),
                asked.caller().user(),
                asked.text("reason"));
    }

    private BoardView.BotRow bot() {
        BoardView.BotRow bot = parts.board().bot();
        if (bot == null) {
            throw Problem.notFound("The centre names no bot levels; set bot.levels in centre.yaml.");
        }
        return bot;
    }

    private Decision setBotLevel(Asked asked) throws IOException {
        bot(); // where there are no levels none can be set
        return desk.setBotLevel(
                asked.text("level"),
                asked.body().getInteger("minutes"),
                asked.caller().user(),
                asked.text("reason"));
    }

    private Object whatIf(Asked asked) throws IOException {
        return desk.whatIf(actions(asked));
    }

    /** The actions that the caller has read, null if none are named. */
    private List<Move> read(Asked asked) {
        return asked.body().containsKey("actions") ? actions(asked) : null;
    }

    private List<Move> actions(Asked asked) {
        Instant now = parts.board().now();
        if (now == null) {
            throw Problem.conflict("There are no live numbers yet.");
        }
        List<Move> moves = new ArrayList<>();
        JsonArray actions = asked.body().getJsonArray("actions");
        for (int i = 0; i < actions.size(); i++) {
            moves.add(move(actions.getJsonObject(i), "actions." + i, now));
        }
        return moves;
    }

    private static Move move(JsonObject json, String place, Instant now) {
        Instant start = time(json, "start", place, now);
        Instant otherwise = start.plus(Duration.ofMinutes(json.getInteger("minutes", USUAL_MINUTES)));
        Instant end = time(json, "end", place, otherwise);
        if (!start.isBefore(end)) {
            throw Problem.badRequest(place + ".end: " + end + " is not after start, " + start + ".");
        }
        String lever = json.getString("lever");
        return new Move(
                lever == null ? "move_agent" : lever,
                json.getString("agent"),
                json.getString("from"),
                json.getString("to"),
                start,
                end);
    }

    private static Instant time(JsonObject json, String name, String place, Instant otherwise) {
        String text = json.getString(name);
        try {
            return text == null ? otherwise : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.badRequest(
                    place + "." + name + ": " + text + " is not a time; write it like 2026-04-02T08:00:00Z.");
        }
    }

    private DemoControls demo() {
        if (parts.demo() == null) {
            throw Problem.notFound("This is no demo; its time cannot be steered.");
        }
        return parts.demo();
    }

    private Object steerDemo(Asked asked) {
        DemoControls demo = demo();
        switch (asked.text("action")) {
            case "pause" -> demo.pause();
            case "resume" -> demo.resume();
            case "restart" -> demo.restart();
            default -> demo.speed(speed(asked));
        }
        parts.board().touch();
        return demo.status();
    }

    private static int speed(Asked asked) {
        Integer speed = asked.body().getInteger("speed");
        if (speed == null) {
            throw Problem.badRequest("speed: say how many simulated seconds a second.");
        }
        return speed;
    }
}
