package io.ramzor.staffing;

import java.util.ArrayList;
import java.util.List;

/**
 * Callbacks as demand: who books one leaves the line and comes back, as a call of the centre, in a slot later that day.
 *
 * @param booked share of arrivals that books a callback where a slot is free, 0 to 1
 * @param firstAfter intervals from the booking to the first slot, 1 or more
 * @param lastAfter intervals from the booking to the last slot, at least the first
 * @param places callbacks that a slot of one interval holds, 0 or more
 * @param reached share of attempts that reach the customer, above 0 to 1; each other is tried once more in the next interval
 * @param attemptSeconds agent's time for an attempt that reaches nobody, above 0
 */
public record CallbackSlots(
        double booked, int firstAfter, int lastAfter, double places, double reached, double attemptSeconds) {
    public CallbackSlots {
        if (!(booked >= 0 && booked <= 1 && reached > 0 && reached <= 1)) {
            throw new IllegalArgumentException(
                    "the shares that book and are reached lie between 0 and 1, not " + booked + " and " + reached);
        }
        if (firstAfter < 1 || lastAfter < firstAfter) {
            throw new IllegalArgumentException(
                    "slots begin 1 interval or more after the booking and end no earlier than" + " they begin, not "
                            + firstAfter + " and " + lastAfter);
        }
        if (!(places >= 0) || !(attemptSeconds > 0) || Double.isInfinite(attemptSeconds)) {
            throw new IllegalArgumentException(
                    "places are 0 or more and an attempt takes time, not " + places + " and " + attemptSeconds);
        }
    }

    /**
     * The two demands that arise from one.
     *
     * @param line those who wait for an agent
     * @param callbacks attempts by interval, to be staffed as deferred work or beside the line
     */
    public record Split(List<IntervalDemand> line, List<IntervalDemand> callbacks) {}

    /** Books from each interval what its slots still hold, the earliest slot first; whom no slot takes stays in the line. */
    public Split split(List<IntervalDemand> demand) {
        double[] slots = new double[demand.size()];
        List<IntervalDemand> line = new ArrayList<>();
        for (int i = 0; i < slots.length; i++) {
            IntervalDemand interval = demand.get(i);
            double left = interval.open() ? interval.contacts() * booked : 0;
            double wanted = left;
            for (int slot = i + firstAfter; slot <= Math.min((long) i + lastAfter, slots.length - 1L); slot++) {
                if (demand.get(slot).open()) {
                    double taken = Math.min(left, Math.max(0, places - slots[slot]));
                    slots[slot] += taken;
                    left -= taken;
                }
            }
            line.add(new IntervalDemand(
                    interval.contacts() - (wanted - left), interval.handleSeconds(), interval.open()));
        }
        return new Split(line, attempts(demand, slots));
    }

    /** Callbacks by interval with their second attempts, and the mean time of both. */
    private List<IntervalDemand> attempts(List<IntervalDemand> demand, double[] slots) {
        List<IntervalDemand> callbacks = new ArrayList<>();
        double again = 0;
        for (int i = 0; i < slots.length; i++) {
            IntervalDemand interval = demand.get(i);
            double attempts = interval.open() ? slots[i] + again : 0;
            double each = reached * interval.handleSeconds() + (1 - reached) * attemptSeconds;
            callbacks.add(new IntervalDemand(attempts, each, interval.open()));
            again = interval.open() ? slots[i] * (1 - reached) : again;
        }
        return callbacks;
    }
}
