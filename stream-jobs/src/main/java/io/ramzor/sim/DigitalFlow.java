package io.ramzor.sim;

/** Customers who serve themselves on the site or in the app, step by step; some of those who leave contact the centre. */
final class DigitalFlow {
    private final Floor floor;
    private final JourneyModel model;
    private final ArrivalStream[] streams;

    DigitalFlow(Floor floor) {
        this.floor = floor;
        this.model = floor.model.journeys;
        streams = new ArrivalStream[model.processes.length];
        for (int i = 0; i < streams.length; i++) {
            streams[i] = new ArrivalStream(floor.model.streams.length + i, -1, -1);
        }
    }

    void beginDay(long daySeed, Intensity intensity) {
        for (int i = 0; i < streams.length; i++) {
            streams[i].begin(daySeed, floor.now, intensity.perMinute(model.processes[i].process));
            schedule(i);
        }
    }

    private void schedule(int process) {
        long next = streams[process].next();
        if (next != Long.MAX_VALUE) {
            floor.heap.push(next, Happening.DIGITAL_SESSION, process);
        }
    }

    /** A session begins. */
    void arrives(int process, long day) {
        ProcessModel model = this.model.processes[process];
        ArrivalStream stream = streams[process];
        long seed = stream.contactSeed();
        int topic = model.topicIndex[model.topics.index(Draws.uniform(seed, Draws.DIGITAL_TOPIC, 0))];
        Problem problem = floor.customers.problem(stream.number, stream.count(), day, seed, topic);
        problem.process = process;
        floor.journeyTally.add(JourneyTally.Count.DIGITAL_SESSIONS);
        floor.population.seen(problem.person, model.process.channel());
        enter(problem, model);
        schedule(process);
    }

    private void enter(Problem problem, ProcessModel model) {
        tell(problem, model, "entered", 0);
        long length = model.step.micros(problem.draw(Draws.DIGITAL_STEP, problem.step));
        problem.next = floor.heap.push(floor.now + Math.max(1, length), Happening.DIGITAL, problem.slot());
    }

    /** The present step ends. */
    void happens(Problem problem, long word) {
        if (problem.next != word) {
            return;
        }
        problem.next = 0;
        ProcessModel model = this.model.processes[problem.process];
        if (problem.draw(Draws.DIGITAL_LEAVES, problem.step)
                < model.process.leaves().get(problem.step)) {
            leave(problem, model);
            return;
        }
        tell(problem, model, "completed", 1);
        problem.step++;
        if (problem.step < model.steps) {
            enter(problem, model);
        } else {
            floor.journeyTally.add(JourneyTally.Count.DIGITAL_COMPLETED);
            floor.customers.drop(problem);
        }
    }

    private void leave(Problem problem, ProcessModel model) {
        floor.journeyTally.add(JourneyTally.Count.DIGITAL_LEFT);
        boolean silent = problem.draw(Draws.DIGITAL_LEAVES, -1) < model.process.silent();
        if (silent) {
            floor.journeyTally.funnel(model.name, model.process.steps().get(problem.step))[2]++;
        } else {
            tell(problem, model, "left", 2);
        }
        String channel = problem.draw(Draws.DIGITAL_CONTACT, 0) < model.process.contacts()
                ? model.channels.name(problem.draw(Draws.DIGITAL_CONTACT, 1))
                : null;
        long delay = model.delay.micros(problem.draw(Draws.DIGITAL_CONTACT, 2));
        if (channel == null || !floor.customers.plan(problem, channel, floor.now + Math.max(1, delay))) {
            floor.customers.drop(problem);
        } else {
            floor.journeyTally.add(JourneyTally.Count.CONTACTS_AFTER_LEFT_STEP);
        }
    }

    private void tell(Problem problem, ProcessModel model, String status, int count) {
        floor.journeyTally.funnel(model.name, model.process.steps().get(problem.step))[count]++;
        floor.scribe.digitalStep(problem, model, status);
    }
}
