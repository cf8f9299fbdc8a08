package io.ramzor.desk;

import io.ramzor.control.PlanAhead;
import java.time.Instant;

/** Says what is expected and what it takes beyond what the planner has told. */
public interface PlanView {
    /** Nothing is planned here. */
    PlanView NONE = (from, to) -> null;

    /**
     * As of now, from the start of an interval on.
     *
     * @return null if nothing is planned here, or nothing has come yet
     */
    PlanAhead between(Instant from, Instant to);
}
