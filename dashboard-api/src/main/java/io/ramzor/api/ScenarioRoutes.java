package io.ramzor.api;

import io.ramzor.control.PlanAhead;
import io.ramzor.forecast.DemandForecast;
import io.ramzor.forecast.DemandScenario;
import io.ramzor.forecast.DemandScenarios;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a change of demand would bring; reckoned, shown and not kept. */
final class ScenarioRoutes {
    private static final double USUAL_HALF_LIFE_DAYS = 14;
    private static final double USUAL_HANDLE_SECONDS = 300;

    private final ApiParts parts;

    ScenarioRoutes(ApiParts parts) {
        this.parts = parts;
    }

    void addTo(Handlers handlers) {
        handlers.slow("postScenario", 200, this::scenario);
    }

    private Map<String, Object> scenario(Asked asked) {
        JsonObject body = asked.body();
        PlanWindow window = PlanWindow.of(times(body), body.getInteger("interval", 0), parts);
        if (!window.to().isAfter(window.now())) {
            throw Problem.badRequest("to: a scenario is about what is to come; " + window.to() + " is past.");
        }
        PlanWindow coming = window.fromNow();
        PlanAhead ahead = parts.ahead().between(coming.from(), coming.to());
        if (ahead == null) {
            throw Problem.conflict(
                    "Nothing is planned here: there are no live numbers yet, or planner.enabled is false.");
        }
        DemandForecast changed;
        try {
            changed = DemandScenarios.apply(read(body), ahead.demand());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(e.getMessage() + ".");
        }
        return new ScenarioTable(coming).table(ahead, changed, parts.centre().zone());
    }

    private static Times times(JsonObject body) {
        Instant from = time(body, "from");
        Instant to = time(body, "to");
        if (from == null && to == null) {
            return null;
        }
        if (from == null || to == null || !from.isBefore(to)) {
            throw Problem.badRequest("from: say from and to, the first before the second.");
        }
        return new Times(from, to);
    }

    private static Instant time(JsonObject body, String name) {
        String text = body.getString(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.badRequest(name + ": " + text + " is not a time; write it like 2026-04-02T08:00:00Z.");
        }
    }

    private static DemandScenario read(JsonObject body) {
        List<DemandScenario.Shift> shifts = new ArrayList<>();
        JsonArray said = body.getJsonArray("shifts", new JsonArray());
        for (int i = 0; i < said.size(); i++) {
            JsonObject shift = said.getJsonObject(i);
            shifts.add(new DemandScenario.Shift(
                    shift.getString("from"),
                    shift.getString("to"),
                    shift.getDouble("share"),
                    shift.getDouble("delay_minutes", 0.0)));
        }
        return new DemandScenario(
                factors(body.getJsonObject("volume")),
                factors(body.getJsonObject("handling")),
                shifts,
                launch(body.getJsonObject("launch")),
                body.getString("bot_level"),
                time(body, "starts"),
                time(body, "ends"));
    }

    private static DemandScenario.Launch launch(JsonObject said) {
        if (said == null) {
            return null;
        }
        String channel = said.getString("channel");
        return new DemandScenario.Launch(
                said.getString("queue", channel),
                channel,
                factors(said.getJsonObject("shifted")),
                said.getDouble("induced", 0.0),
                said.getDouble("half_life_days", USUAL_HALF_LIFE_DAYS),
                null,
                said.getDouble("handle_seconds", USUAL_HANDLE_SECONDS),
                said.getDouble("patience_seconds"));
    }

    private static Map<String, Double> factors(JsonObject said) {
        Map<String, Double> factors = new LinkedHashMap<>();
        if (said != null) {
            said.fieldNames().forEach(place -> {
                if (!(said.getValue(place) instanceof Number factor)) {
                    throw Problem.badRequest(place + ": " + said.getValue(place) + " is not a number.");
                }
                factors.put(place, factor.doubleValue());
            });
        }
        return factors;
    }
}
