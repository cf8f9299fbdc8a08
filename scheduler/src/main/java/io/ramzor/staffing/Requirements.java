package io.ramzor.staffing;

import java.util.List;

/** How many agents a queue needs, interval by interval; no interval is an island: what is left over is carried into the next. */
public final class Requirements {
    private static final int LONGEST_SECONDS = 86_400;

    private Requirements() {}

    /**
     * The fewest agents, interval by interval, that hold what the work is promised.
     *
     * @param intervalSeconds length of each interval, above 0 and up to a day
     * @param demand consecutive intervals
     * @return one a given interval, in their order
     */
    public static List<Requirement> of(Work work, int intervalSeconds, List<IntervalDemand> demand) {
        check(intervalSeconds);
        if (work instanceof Work.Live live) {
            return new WaitingRoom(new LivePlaces(live), live.target(), intervalSeconds).fewest(demand);
        }
        if (work instanceof Work.Threads threads) {
            return new WaitingRoom(new ThreadPlaces(threads), threads.target(), intervalSeconds).fewest(demand);
        }
        return new Deadlines((Work.Deferred) work, intervalSeconds, demand).fewest();
    }

    /**
     * What given agents hold; the list says, interval by interval, how many there are.
     *
     * @param agents one a given interval, each 0 or more
     */
    public static List<Requirement> given(
            Work work, int intervalSeconds, List<IntervalDemand> demand, List<Integer> agents) {
        check(intervalSeconds);
        if (agents.size() != demand.size() || agents.stream().anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException(
                    "one number of agents, 0 or more, is needed for each of " + demand.size() + " intervals");
        }
        if (work instanceof Work.Live live) {
            return new WaitingRoom(new LivePlaces(live), live.target(), intervalSeconds).given(demand, agents);
        }
        if (work instanceof Work.Threads threads) {
            return new WaitingRoom(new ThreadPlaces(threads), threads.target(), intervalSeconds).given(demand, agents);
        }
        return new Deadlines((Work.Deferred) work, intervalSeconds, demand).given(agents);
    }

    private static void check(int intervalSeconds) {
        if (intervalSeconds < 1 || intervalSeconds > LONGEST_SECONDS) {
            throw new IllegalArgumentException(
                    "an interval lasts 1 second to a day, not " + intervalSeconds + " seconds");
        }
    }
}
