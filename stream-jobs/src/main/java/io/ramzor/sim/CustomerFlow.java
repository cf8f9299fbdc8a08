package io.ramzor.sim;

/**
 * What customers do about their problems: every contact is about one, and while that is not solved its customer may come back, on
 * the same channel or on another.
 */
final class CustomerFlow {
    private static final long PROBLEM = 7_919;
    /** Who finds the centre closed comes so long after it opens, on the average. */
    private static final double AFTER_OPENING = 40.0 * 60e6;

    private final Floor floor;
    private final JourneyModel model;
    private final JourneyTally tally;
    /** By channel: does not work, and is said to be closed. */
    private final boolean[] shut;

    private final boolean[] closed;

    CustomerFlow(Floor floor) {
        this.floor = floor;
        this.model = floor.model.journeys;
        this.tally = floor.journeyTally;
        this.shut = new boolean[floor.model.channels.length];
        this.closed = new boolean[floor.model.channels.length];
    }

    /** A channel that does not work turns those away who would come back on it. */
    void noted(Scenario.Note note) {
        int channel = note.channel() == null ? -1 : floor.model.channel(note.channel());
        if (channel >= 0) {
            boolean opens = note.kind().equals("channel_opened");
            boolean closes = note.kind().equals("channel_closed");
            shut[channel] = closes || note.kind().equals("outage") || shut[channel] && !opens;
            closed[channel] = closes || closed[channel] && !opens;
        }
    }

    private boolean works(String channel) {
        int index = floor.model.channel(channel);
        return index >= 0 && !shut[index];
    }

    // --- coming

    /** Whether the stream's newest arrival finds its channel shut, and so never comes there: at best it comes elsewhere, later. */
    boolean turnsAway(ArrivalStream stream, long day) {
        String channel = floor.model.queues[stream.queue].channelId;
        Journeys.TurnedAway away = model.journeys.turnedAway().get(channel);
        if (away == null || works(channel)) {
            return false;
        }
        Problem problem = problem(stream.number, stream.count(), day, stream.contactSeed(), stream.topic);
        String to = model.awayTo.get(channel).name(problem.draw(Draws.TURNED_AWAY, 1));
        long after = model.awayDelay.get(channel).micros(problem.draw(Draws.TURNED_AWAY, 2));
        boolean tries = to != null && problem.draw(Draws.TURNED_AWAY, 0) < away.share();
        if (!tries || !plan(problem, to, floor.now + Math.max(1, after))) {
            drop(problem);
        }
        return true;
    }

    /** A problem that begins with that draw. */
    Problem problem(int stream, int number, long day, long seed, int topic) {
        Problem problem = floor.problems.take();
        problem.stream = stream;
        problem.number = number;
        problem.day = day;
        long own = Draws.seed(seed, PROBLEM);
        boolean hasCase = Draws.uniform(own, Draws.CASE, 0) < model.cases[topic];
        problem.begin(
                own, topic, floor.population.next(topic), hasCase ? "case-" + Long.toHexString(own >>> 24) : null);
        return problem;
    }

    /** The first contact about a problem of its own. */
    void fresh(Contact contact) {
        joins(contact, problem(contact.stream, contact.number, contact.day, contact.draws, contact.topic));
    }

    /** A contact begins that is about that problem. */
    void joins(Contact contact, Problem problem) {
        if (problem.contacts == 0) {
            tally.problems[problem.topic]++;
        } else {
            compare(contact, problem);
        }
        tally.contacts++;
        problem.add(contact);
        tally.oneContact += problem.contacts == 1 ? 1 : problem.contacts == 2 ? -1 : 0;
        problem.played++;
        if (withheld(contact)) {
            contact.withheld = true;
            tally.withheld++;
            return;
        }
        floor.population.seen(problem.person, contact.channelId);
        if (problem.contacts == 1) {
            floor.population.mistake(problem, contact.channelId);
        }
    }

    private boolean withheld(Contact contact) {
        return model.identities != null
                && contact.queue.spoken
                && contact.guidedBy == null
                && contact.draw(Draws.WITHHELD, 0) < model.identities.withheld();
    }

    /** How the contact stands to those before it. */
    private void compare(Contact contact, Problem problem) {
        boolean guided = contact.guidedBy != null;
        if (!contact.channelId.equals(problem.lastChannel)) {
            tally.shift(
                    problem.lastChannel,
                    contact.channelId,
                    guided ? Motive.AGENT_INVITED : cause(problem, contact.channelId));
        } else if (problem.open == 0) {
            tally.repeats++;
            tally.redials += problem.abandoned && contact.queue.spoken ? 1 : 0;
        }
        tally.parallel += problem.open > 0 && !guided ? 1 : 0;
        tally.containedCameBack += problem.contained;
        problem.contained = 0;
        int channel = bit(contact.channelId);
        if ((problem.steeredFrom & channel) != 0) {
            tally.add(JourneyTally.Count.DEFLECTION_RETURNED);
            problem.steeredFrom &= ~channel;
        }
    }

    private Motive cause(Problem problem, String to) {
        int from = floor.model.channel(problem.lastChannel);
        Contact before = problem.latest;
        boolean waitsLong = before != null && before.waiting && floor.now - before.queuedAt > before.queue.answerTarget;
        if (to.equals(problem.invitedTo)) {
            return Motive.AGENT_INVITED;
        } else if (problem.handedOver && !problem.answered) {
            return Motive.BOT_HANDOFF;
        } else if (from >= 0 && closed[from]) {
            return Motive.CHANNEL_CLOSED;
        } else if (problem.slow || waitsLong) {
            return Motive.SLOW_WAIT;
        }
        return problem.closedByBot ? Motive.AFTER_CONTAINED : Motive.CUSTOMER_CHOICE;
    }

    private int bit(String channel) {
        return 1 << Math.max(0, floor.model.channel(channel));
    }

    // --- on the way

    /** The contact begins to wait for an agent. */
    void waits(Contact contact) {
        if (contact.problem != null && contact.problem.isLatest(contact)) {
            contact.problem.slow = false;
        }
    }

    /** An agent takes the contact. */
    void answered(Contact contact, boolean late) {
        Problem problem = contact.problem;
        if (problem != null && problem.isLatest(contact)) {
            problem.answered = true;
            problem.slow = late;
        }
    }

    void handedOver(Contact contact) {
        if (contact.problem != null && contact.problem.isLatest(contact)) {
            contact.problem.handedOver = true;
        }
    }

    /** The customer accepts to go on elsewhere, soon. */
    void invited(Contact contact, String channel, long after) {
        Problem problem = contact.problem;
        problem.steeredFrom |= bit(contact.channelId);
        if (problem.isLatest(contact)) {
            problem.invitedTo = channel;
        }
        leaves(contact);
        if (problem.next == 0) {
            plan(problem, channel, floor.now + after);
        }
    }

    /** The customer waits for a call: the contact is over, but lives on as a promise. */
    void promised(Contact contact, boolean late) {
        over(contact);
        if (contact.problem.isLatest(contact)) {
            contact.problem.slow = late;
        }
    }

    // --- going

    /** The contact is over for its customer, though an agent may still write notes. */
    void over(Contact contact) {
        if (contact.problem != null && contact.counts() && !contact.over) {
            contact.over = true;
            contact.problem.open--;
        }
    }

    /** The contact ends and nothing follows from that alone. */
    void leaves(Contact contact) {
        Problem problem = contact.problem;
        over(contact);
        problem.played--;
        if (problem.latest == contact) {
            problem.latest = null;
        }
    }

    /** The contact ends; its customer comes back now or later if that has not solved the problem. */
    void ended(Contact contact, Ending ending) {
        Problem problem = contact.problem;
        if (problem == null) {
            return;
        }
        leaves(contact);
        note(problem, contact, ending);
        if (problem.played == 0 && problem.next == 0 && (problem.solved || !comesBack(problem, contact, ending))) {
            settle(problem);
        }
    }

    private void note(Problem problem, Contact contact, Ending ending) {
        Journeys.After after = model.after[ending.ordinal()];
        boolean helped = after == null
                ? ending == Ending.HANDLED || ending == Ending.CONTAINED
                : contact.draw(Draws.HELPS, 0) < after.helps();
        problem.solved |= helped;
        if (ending == Ending.CONTAINED) {
            problem.contained++;
            tally.contained++;
            tally.containedHelped += helped ? 1 : 0;
        }
        if (problem.isLatest(contact) && contact.counts()) {
            problem.closedByBot = ending == Ending.CONTAINED;
            problem.abandoned = ending == Ending.ABANDONED;
            problem.slow |= ending == Ending.ABANDONED;
        }
    }

    private boolean comesBack(Problem problem, Contact contact, Ending ending) {
        Journeys.After after = model.after[ending.ordinal()];
        if (after == null || problem.contacts >= model.journeys.mostContacts()) {
            return false;
        }
        boolean calmed = ending == Ending.ABANDONED && contact.told;
        double chance = after.returns() * (calmed ? model.journeys.expectation().calms() : 1);
        if (contact.draw(Draws.COMES_BACK, 0) >= chance) {
            return false;
        }
        String same = contact.channelId;
        String channel = contact.draw(Draws.COMES_BACK, 1) < after.same() && works(same)
                ? same
                : elsewhere(same, contact.draw(Draws.COMES_BACK, 2));
        long delay = model.delay[ending.ordinal()].micros(contact.draw(Draws.COMES_BACK, 3));
        return plan(problem, channel == null ? same : channel, floor.now + Math.max(1, delay));
    }

    /** Another channel that works, null if there is none. */
    String elsewhere(String from, double u) {
        Choice choice = model.elsewhere.get(from);
        String channel = choice == null ? null : choice.name(u);
        return channel != null && works(channel) ? channel : null;
    }

    /** Plans the next contact; one that would find the centre closed comes after it opens. */
    boolean plan(Problem problem, String channel, long at) {
        QueueModel queue = model.queue(channel, problem.topic);
        if (queue == null) {
            return false;
        }
        long when = at;
        if (!model.isOpen(queue, at)) {
            double u = problem.draw(Draws.COMES_BACK, problem.contacts);
            when = model.opening(queue, at) + (long) Math.min(4 * AFTER_OPENING, -Math.log(u) * AFTER_OPENING);
        }
        problem.nextChannel = channel;
        problem.next = floor.heap.push(when, Happening.RETURN, problem.slot());
        return true;
    }

    /** A planned contact begins, unless the channel does not work just then and another one does. */
    void comes(Problem problem, long word) {
        if (problem.next != word) {
            return;
        }
        problem.next = 0;
        String channel = problem.nextChannel;
        if (!works(channel)) {
            String other = elsewhere(channel, problem.draw(Draws.ELSEWHERE, problem.contacts));
            channel = other == null ? channel : other;
        }
        begins(problem, channel);
    }

    /** A contact of that problem begins now on that channel. */
    void begins(Problem problem, String channel) {
        QueueModel queue = model.queue(channel, problem.topic);
        Contact contact = floor.contacts.take();
        contact.begin(floor.now, problem.stream, problem.number, problem.day, queue, problem.topic);
        contact.seed(Draws.seed(problem.draws, problem.contacts));
        joins(contact, problem);
        floor.tally.returned(contact);
        floor.flow.admit(contact);
    }

    private void settle(Problem problem) {
        tally.solved += problem.solved ? 1 : 0;
        tally.givenUp += problem.solved || problem.contacts == 0 ? 0 : 1;
        floor.problems.giveBack(problem);
    }

    /** The problem ends without a contact. */
    void drop(Problem problem) {
        floor.problems.giveBack(problem);
    }
}
