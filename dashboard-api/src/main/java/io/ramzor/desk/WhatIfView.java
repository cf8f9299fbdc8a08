package io.ramzor.desk;

import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import java.util.List;

/** Says what moves would change, from the floor as it stands; the planner's projection behind it is composed by the process. */
public interface WhatIfView {
    /** The effect on each queue that the moves touch. */
    List<Effect> effect(List<Move> moves) throws java.io.IOException;
}
