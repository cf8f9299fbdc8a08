package io.ramzor.sim;

/** One open contact; taken from a pool and given back at its end. */
final class Contact implements Slots.Slotted {
    final int slot;
    int stream;
    int number;
    long day;
    long draws;
    QueueModel queue;
    int topic;
    int priority;
    /** Legs so far; numbers the draws of each leg. */
    int leg;

    Agent agent;
    long offeredAt;
    long queuedAt;
    long answeredAt;
    boolean waiting;
    boolean botCloses;
    boolean botLeaves;
    boolean idle;
    boolean wrappingUp;
    boolean replyOwed;
    boolean replying;
    boolean transferred;
    int exchange;
    int exchanges;
    long replyWork;
    long writesAt;
    /** The one next happening of each kind that still counts, 0 = none. */
    long progress;

    long patience;
    long side;
    /** What the centre offers while the contact waits, what the customer does meanwhile, the link that the agent sends. */
    long offer;

    long restless;
    long guide;
    /** What it is about; null if customers have no journeys. */
    Problem problem;
    /** Its number among the contacts of its problem, 0 if it is none of the customer's. */
    int order;

    boolean over;
    boolean withheld;
    boolean told;
    /** The agent calls the customer: it counts in handling only. */
    boolean outbound;
    /** Waits as a promise to call back. */
    boolean promised;

    int attempts;
    long promiseEnds;
    String steeredTo;
    /** The contact in which an agent sent the link to this one; and the other way round. */
    Contact guidedBy;

    Contact guides;
    String channelId;
    Contact before;
    Contact after;
    /** For the log only. */
    String id;

    String customer;
    long lastTime;
    int lastSeq;

    Contact(int slot) {
        this.slot = slot;
    }

    @Override
    public int slot() {
        return slot;
    }

    void begin(long now, int fromStream, int numberOfStream, long dayNumber, QueueModel first, int about) {
        stream = fromStream;
        number = numberOfStream;
        day = dayNumber;
        queue = first;
        channelId = first.channelId;
        topic = about;
        leg = 0;
        agent = null;
        offeredAt = now;
        waiting = false;
        idle = false;
        wrappingUp = false;
        replyOwed = false;
        replying = false;
        transferred = false;
        exchange = 0;
        exchanges = 0;
        progress = 0;
        patience = 0;
        side = 0;
        beginJourney();
        id = null;
        customer = null;
        lastTime = Long.MIN_VALUE;
        lastSeq = 0;
    }

    private void beginJourney() {
        offer = 0;
        restless = 0;
        guide = 0;
        problem = null;
        order = 0;
        over = false;
        withheld = false;
        told = false;
        outbound = false;
        promised = false;
        attempts = 0;
        promiseEnds = 0;
        steeredTo = null;
        guidedBy = null;
        guides = null;
    }

    /** Sets what all its draws follow from. */
    void seed(long seed) {
        draws = seed;
        priority = Draws.uniform(draws, Draws.PRIORITY, 0) < queue.important ? 0 : queue.priority;
    }

    /** Whether the customer came with it. */
    boolean counts() {
        return order > 0;
    }

    double draw(int purpose, int count) {
        return Draws.uniform(draws, purpose, count);
    }
}
