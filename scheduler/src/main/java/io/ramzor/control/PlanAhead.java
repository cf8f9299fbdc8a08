package io.ramzor.control;

import io.ramzor.decision.StaffingNeed;
import io.ramzor.forecast.DemandForecast;
import java.time.Instant;
import java.util.List;

/**
 * What is expected from some interval on and what it takes, as of one instant. Questions about other demands are answered on the same
 * plan, so that a scenario can be held against what is expected.
 */
public final class PlanAhead {
    private final Instant at;
    private final DemandForecast demand;
    private final StaffingReader staffing;

    PlanAhead(Instant at, DemandForecast demand, StaffingReader staffing) {
        this.at = at;
        this.demand = demand;
        this.staffing = staffing;
    }

    /** As of when. */
    public Instant at() {
        return at;
    }

    public DemandForecast demand() {
        return demand;
    }

    /** What a demand takes, {@link #demand} or another of the same centre, by interval and queue. */
    public List<StaffingNeed> needs(DemandForecast of) {
        return staffing.needs(of);
    }
}
