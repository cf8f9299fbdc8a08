package io.ramzor.sim;

/** What one customer wants: all contacts about it, one after the other or side by side. Taken from a pool and given back. */
final class Problem implements Slots.Slotted {
    private final int slot;
    /** The contact or digital session with which it began. */
    int stream;

    int number;
    long day;
    long draws;
    int person;
    int topic;
    String caseId;
    /** Contacts of the customer so far; numbers the draws of each. */
    int contacts;
    /** Of these, those that are not over. */
    int open;
    /** Contacts of any kind that the engine still plays. */
    int played;

    boolean solved;
    /** The latest contact while the engine plays it, and what is known of it. */
    Contact latest;

    String lastChannel;
    boolean handedOver;
    boolean answered;
    boolean abandoned;
    boolean slow;
    boolean closedByBot;
    String invitedTo;
    /** Contacts that the bot closed and after which nobody came back. */
    int contained;
    /** Channels on which an accepted offer to go on elsewhere was made and to which the customer has not come back. */
    int steeredFrom;
    /** The one next happening that still counts, 0 = none. */
    long next;

    String nextChannel;
    /** Of a digital session. */
    int process;

    int step;

    Problem(int slot) {
        this.slot = slot;
    }

    @Override
    public int slot() {
        return slot;
    }

    void begin(long seed, int what, int who, String caseNumber) {
        draws = seed;
        topic = what;
        person = who;
        caseId = caseNumber;
        contacts = 0;
        open = 0;
        played = 0;
        solved = false;
        latest = null;
        lastChannel = null;
        contained = 0;
        steeredFrom = 0;
        next = 0;
        nextChannel = null;
        step = 0;
    }

    /** Another contact begins and is the latest now. */
    void add(Contact contact) {
        contacts++;
        open++;
        latest = contact;
        lastChannel = contact.channelId;
        handedOver = false;
        answered = false;
        abandoned = false;
        slow = false;
        closedByBot = false;
        invitedTo = null;
        contact.problem = this;
        contact.order = contacts;
    }

    boolean isLatest(Contact contact) {
        return contact.order == contacts;
    }

    double draw(int purpose, int count) {
        return Draws.uniform(draws, purpose, count);
    }
}
