package io.ramzor.sim;

import io.ramzor.centre.AgentProfile;

/** All that changes while a simulation runs, and who changes it. */
final class Floor {
    final FloorModel model;
    final long seed;
    final EventHeap heap = new EventHeap();
    final Slots<Contact> contacts = new Slots<>(Contact::new);
    final Slots<Problem> problems = new Slots<>(Problem::new);
    final WaitingLine[] lines;
    final Agent[] agents;
    final Tally tally;
    final Scribe scribe;
    final Routing routing;
    final ContactFlow flow;
    final DialogueFlow dialogue;
    final Rota rota;
    /** These are null if customers have no journeys. */
    final JourneyTally journeyTally;

    final Population population;
    final CustomerFlow customers;
    final WaitFlow waits;
    final CallbackFlow callbacks;
    final GuideFlow guides;
    final DigitalFlow digital;
    long now;
    int botLevel;

    Floor(FloorModel model, long seed, long start, long end, String run) {
        this.model = model;
        this.seed = seed;
        this.now = start;
        lines = new WaitingLine[model.queues.length];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new WaitingLine();
        }
        agents = new Agent[model.agents.size()];
        for (AgentProfile profile : model.agents) {
            int index = model.agent(profile.agent());
            agents[index] = new Agent(index, profile, model);
        }
        tally = new Tally(model, start, end);
        scribe = new Scribe(this, run);
        routing = new Routing(this);
        flow = new ContactFlow(this);
        dialogue = new DialogueFlow(this);
        rota = new Rota(this);
        boolean journeys = model.journeys != null;
        journeyTally = journeys ? new JourneyTally(model.topics.length) : null;
        population = journeys ? new Population(this, start) : null;
        customers = journeys ? new CustomerFlow(this) : null;
        waits = journeys ? new WaitFlow(this) : null;
        callbacks = journeys ? new CallbackFlow(this) : null;
        guides = journeys ? new GuideFlow(this) : null;
        digital = journeys ? new DigitalFlow(this) : null;
    }
}
