package io.ramzor.decision;

import java.time.Instant;

/**
 * Agents that one queue takes in one interval, and those whom the plan of record has there; a record of topic {@code requirements}.
 *
 * @param queue queue id
 * @param channel channel id
 * @param start first instant
 * @param minutes length
 * @param arrivals expected contacts
 * @param handleSeconds mean handling of one contact that it was reckoned with
 * @param required agents on queue at the expected demand (net of breaks and absence)
 * @param requiredLow the same at the 10 % quantile of the demand
 * @param requiredHigh the same at the 90 % quantile
 * @param scheduled agents on queue by the plan, averaged over the interval; who serves several queues is shared out among them. Null =
 *     no plan is known
 * @param madeAt event time at which it was made
 */
public record StaffingNeed(
        String queue,
        String channel,
        Instant start,
        int minutes,
        double arrivals,
        double handleSeconds,
        double required,
        double requiredLow,
        double requiredHigh,
        Double scheduled,
        Instant madeAt) {

    /** Scheduled less required, null where no plan is known. */
    public Double net() {
        return scheduled == null ? null : scheduled - required;
    }

    /** Whether both say the same, whenever they were made. */
    public boolean saysAs(StaffingNeed other) {
        return other != null
                && required == other.required
                && requiredLow == other.requiredLow
                && requiredHigh == other.requiredHigh
                && java.util.Objects.equals(scheduled, other.scheduled);
    }
}
