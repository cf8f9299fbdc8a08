package io.ramzor.desk;

import io.ramzor.decision.Breach;
import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import java.io.IOException;
import java.util.List;

/**
 * Says what actions would change, from the floor as it stands; the planner's projection behind it is composed by the process. Each
 * throws IllegalArgumentException if an action cannot be carried out at all.
 */
public interface WhatIfView {
    /** The effect on each queue that the actions touch. */
    List<Effect> effect(List<Move> actions) throws IOException;

    /** The guardrails that the actions, carried out together, would break. */
    List<Breach> breaches(List<Move> actions) throws IOException;

    /** The proposal with other actions, its effect and reasons computed anew. */
    Proposal changed(Proposal proposal, List<Move> actions) throws IOException;
}
