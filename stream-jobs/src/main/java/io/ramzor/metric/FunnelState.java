package io.ramzor.metric;

import java.util.ArrayList;
import java.util.List;

/** The folded steps of one digital session in one process. Public and flat as Flink's POJOs are. */
public class FunnelState {
    public String process;
    /** As the events said last, null if none says it. */
    public String platform;
    /** As the events said last, null if none says it. */
    public String customer;
    /** In the order in which they were entered. */
    public List<FunnelStep> steps = new ArrayList<>(2);
    /** Step of the newest event. */
    public String lastStep;
    /** Time of the newest event, microseconds. */
    public long lastAt = ContactState.NEVER;

    FunnelStep step(String name) {
        for (FunnelStep step : steps) {
            if (step.step.equals(name)) {
                return step;
            }
        }
        return null;
    }
}
