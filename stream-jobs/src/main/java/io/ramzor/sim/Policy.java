package io.ramzor.sim;

import io.ramzor.decision.Move;
import java.util.List;

/** Looks at the centre every 30 simulated seconds and may move agents. */
@FunctionalInterface
public interface Policy {
    /** Leaves the plan as it is. */
    Policy STATIC = simulation -> List.of();
    /** What a wallboard and a rule of thumb do. */
    Policy RULES = new RulesPolicy();

    /** The moves to begin now or later; empty for none. */
    List<Move> decide(Simulation simulation);
}
