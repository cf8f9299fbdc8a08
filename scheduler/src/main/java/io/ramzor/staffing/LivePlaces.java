package io.ramzor.staffing;

/** One contact an agent. */
record LivePlaces(Work.Live work) implements Places {
    @Override
    public Station with(int agents, IntervalDemand demand, double arrivalsPerSecond) {
        return Station.live(agents, demand.handleSeconds(), work.patienceSeconds());
    }

    @Override
    public double leaveRate() {
        return Station.leaveRate(work.patienceSeconds());
    }

    @Override
    public double workload(IntervalDemand demand, double arrivalsPerSecond) {
        return arrivalsPerSecond * demand.handleSeconds();
    }
}
