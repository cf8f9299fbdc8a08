package io.ramzor.sim;

import io.ramzor.centre.AgentProfile;

/** All that changes while a simulation runs, and who changes it. */
final class Floor {
    final FloorModel model;
    final long seed;
    final EventHeap heap = new EventHeap();
    final ContactPool contacts = new ContactPool();
    final WaitingLine[] lines;
    final Agent[] agents;
    final Tally tally;
    final Scribe scribe;
    final Routing routing;
    final ContactFlow flow;
    final DialogueFlow dialogue;
    final Rota rota;
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
    }
}
