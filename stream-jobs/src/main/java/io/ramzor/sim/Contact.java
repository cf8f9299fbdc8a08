package io.ramzor.sim;

/** One open contact; taken from a pool and given back at its end. */
final class Contact {
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

    void begin(long now, ArrivalStream from, long dayNumber, QueueModel first) {
        stream = from.number;
        number = from.count();
        day = dayNumber;
        draws = from.contactSeed();
        queue = first;
        topic = from.topic;
        priority = Draws.uniform(draws, Draws.PRIORITY, 0) < first.important ? 0 : first.priority;
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
        id = null;
        customer = null;
        lastTime = Long.MIN_VALUE;
        lastSeq = 0;
    }

    double draw(int purpose, int count) {
        return Draws.uniform(draws, purpose, count);
    }
}
