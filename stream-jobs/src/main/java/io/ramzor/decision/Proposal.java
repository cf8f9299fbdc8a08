package io.ramzor.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the planner proposes; a record of topic {@code proposals} with key {@code id}. A proposal that no longer holds is written
 * again with its status.
 *
 * @param id proposal id
 * @param madeAt event time at which it was made
 * @param validUntil event time after which it may no longer be applied
 * @param status {@code open}, {@code withdrawn}, {@code applied} or {@code dismissed}
 * @param actions what would be done
 * @param effect what it would change, by queue
 * @param cost cost of the coming two hours with the actions, in the planner's unit
 * @param costNow the same without
 * @param why reasons, as message keys with their arguments, for both languages
 */
public record Proposal(
        String id,
        Instant madeAt,
        Instant validUntil,
        String status,
        List<Move> actions,
        List<Effect> effect,
        double cost,
        double costNow,
        List<Reason> why) {

    /**
     * @param code message key, for example {@code backlog_grows}
     * @param arguments values by name, strings and numbers
     */
    public record Reason(String code, Map<String, Object> arguments) {}

    /** What the actions save, in the planner's unit. */
    public double saves() {
        return costNow - cost;
    }

    /** The same with other actions. */
    public Proposal withActions(List<Move> others) {
        return new Proposal(id, madeAt, validUntil, status, others, effect, cost, costNow, why);
    }

    public Proposal withStatus(String newStatus) {
        return new Proposal(id, madeAt, validUntil, newStatus, actions, effect, cost, costNow, why);
    }
}
