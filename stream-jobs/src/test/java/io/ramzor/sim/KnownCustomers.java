package io.ramzor.sim;

/** Scenarios in which all customers are known on all channels and none is mistaken for another. */
public final class KnownCustomers {
    private KnownCustomers() {}

    /** The scenario of that name so changed. */
    public static Scenario in(String name) {
        Scenario scenario = Scenario.named(name);
        Journeys usual = scenario.demand().journeys();
        Journeys.Identities known = new Journeys.Identities(usual.identities().keys(), 1, 0, 0, 0, 0, null);
        return with(scenario, with(usual, known, usual.expectation()));
    }

    static Scenario with(Scenario scenario, Journeys journeys) {
        Demand usual = scenario.demand();
        return scenario.with(new Demand(
                usual.weekly(),
                usual.dayVariation(),
                usual.intervalVariation(),
                usual.customers(),
                usual.absence(),
                usual.shapes(),
                usual.queues(),
                journeys));
    }

    static Journeys with(Journeys usual, Journeys.Identities identities, Journeys.Expectation expectation) {
        return new Journeys(
                identities,
                usual.cases(),
                usual.after(),
                usual.mostContacts(),
                usual.elsewhere(),
                usual.restless(),
                expectation,
                usual.steering(),
                usual.callback(),
                usual.guided(),
                usual.digital(),
                usual.turnedAway());
    }
}
