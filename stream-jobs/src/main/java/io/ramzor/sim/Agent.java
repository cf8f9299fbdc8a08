package io.ramzor.sim;

import io.ramzor.centre.AgentProfile;
import java.util.Arrays;
import java.util.List;

/** One agent at work. */
final class Agent {
    /** A full load; divisible by every capacity up to 10 and by 10 once more. */
    static final int FULL = 25_200;
    /** Nothing awaits the agent; else the state to go to when the present work allows. */
    static final String NOTHING = null;

    static final String OFFLINE = "offline";

    final int index;
    final AgentProfile profile;
    final double[] proficiency;
    final int[] unit;
    private final double idleWeight;
    /** Queues served at a time, the own one first; 0 = those of the home channels, the longest wait first. */
    final int chain;

    int[] serves = {};
    int[] home = {};
    List<String> homeChannels = List.of();
    /** Why the agent is not on queue, null if on queue. */
    String away = OFFLINE;

    String leavesFor = NOTHING;
    long leavesForMicros;
    /** Index of the move in force, -1 if none. */
    int move = -1;

    private int load;
    private Contact[] held = new Contact[4];
    private int heldCount;
    int active;
    int wrappingUp;
    int repliesOwed;
    /** Held contacts beside which the agent takes no other. */
    private int exclusive;
    /** Those of them that are no dialogues: nothing is written beside them. */
    private int spoken;
    /** Held live contacts: none of them may be left. */
    private int present;

    long restedSince;
    /** What the log was last told. */
    String toldState = "";

    List<String> toldChannels = List.of();

    Agent(int index, AgentProfile profile, FloorModel model) {
        this.index = index;
        this.profile = profile;
        this.chain = model.chain(profile.team());
        this.idleWeight = model.scenario.centre().idleWeight();
        proficiency = new double[model.queues.length];
        unit = new int[model.channels.length];
        for (int channel = 0; channel < unit.length; channel++) {
            String id = model.channels[channel];
            int usual = model.scenario.centre().channelOrDefault(id).capacity();
            unit[channel] = FULL / Math.max(1, profile.capacity().getOrDefault(id, usual));
        }
        for (QueueModel queue : model.queues) {
            proficiency[queue.index] = profile.skills().getOrDefault(queue.id, 0.0);
        }
    }

    boolean onQueue() {
        return away == null;
    }

    /** Whether a contact of that queue may be given to the agent now. */
    boolean canTake(QueueModel queue) {
        if (away != null || leavesFor != null || exclusive > 0) {
            return false;
        }
        int weight = unit[queue.channel];
        return weight == FULL ? present == 0 && repliesOwed == 0 : load + weight <= FULL;
    }

    int load() {
        return load;
    }

    /** Whether the agent serves that queue before all others. */
    boolean owns(int queue) {
        return chain > 0 && serves.length > 0 && serves[0] == queue;
    }

    /** Whether replies to threads may be written now. */
    boolean canReply() {
        return away == null && spoken == 0;
    }

    /** Whether nothing keeps the agent from leaving the desk: threads wait for their customers, no reply is owed. */
    boolean canLeave() {
        return present == 0 && spoken == 0 && repliesOwed == 0;
    }

    int heldCount() {
        return heldCount;
    }

    Contact held(int place) {
        return held[place];
    }

    void hold(Contact contact) {
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, heldCount * 2);
        }
        held[heldCount++] = contact;
        contact.agent = this;
        active++;
        load += unit[contact.queue.channel];
        change(contact, 1);
    }

    void drop(Contact contact) {
        int place = 0;
        while (held[place] != contact) {
            place++;
        }
        System.arraycopy(held, place + 1, held, place, --heldCount - place);
        held[heldCount] = null;
        if (contact.wrappingUp) {
            wrappingUp--;
        } else if (!contact.idle) {
            active--;
        }
        load -= weight(contact);
        change(contact, -1);
        contact.agent = null;
    }

    private void change(Contact contact, int by) {
        if (unit[contact.queue.channel] == FULL) {
            exclusive += by;
            spoken += contact.queue.written ? 0 : by;
        }
        if (contact.queue.kind == io.ramzor.centre.ChannelKind.LIVE) {
            present += by;
        }
    }

    void wrapUp(Contact contact) {
        contact.wrappingUp = true;
        active--;
        wrappingUp++;
    }

    void idle(Contact contact, boolean idle) {
        load -= weight(contact);
        contact.idle = idle;
        load += weight(contact);
        active += idle ? -1 : 1;
    }

    private int weight(Contact contact) {
        int weight = unit[contact.queue.channel];
        return contact.idle ? (int) (weight * idleWeight) : weight;
    }

    /** The state as agents' systems name it. */
    String state() {
        if (away != null) {
            return away;
        }
        return active > 0 ? "busy" : wrappingUp > 0 ? "wrap_up" : "available";
    }
}
