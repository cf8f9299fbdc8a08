package io.ramzor.launch;

import io.ramzor.control.Planner;
import io.ramzor.decision.Breach;
import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import io.ramzor.desk.DeskException;
import io.ramzor.desk.WhatIfView;
import io.ramzor.rebalance.Guardrails;
import io.ramzor.rebalance.MoveGuard;
import io.ramzor.rebalance.OpenProposals;
import io.ramzor.rebalance.Situation;
import io.ramzor.rebalance.WhatIf;
import java.util.List;
import java.util.function.Supplier;

/** Answers what-if questions on the floor as the planner of this process sees it now. */
record PlannerWhatIf(Supplier<Planner> planner, Guardrails guardrails) implements WhatIfView {
    @Override
    public List<Effect> effect(List<Move> actions) {
        return WhatIf.effect(situation(), actions);
    }

    @Override
    public List<Breach> breaches(List<Move> actions) {
        return new MoveGuard(situation(), guardrails).breaches(actions);
    }

    @Override
    public Proposal changed(Proposal proposal, List<Move> actions) {
        return OpenProposals.changed(proposal, actions, situation());
    }

    private Situation situation() {
        Planner planning = planner.get();
        Situation situation = planning == null ? null : planning.situations().read();
        if (situation == null) {
            throw new DeskException(DeskException.Kind.CONFLICT, "There are no live numbers yet.");
        }
        return situation;
    }
}
