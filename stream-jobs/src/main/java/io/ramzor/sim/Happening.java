package io.ramzor.sim;

/** Kinds of happenings in the {@link EventHeap}; plain numbers because the heap keeps words. */
final class Happening {
    /** Index: stream. */
    static final int ARRIVAL = 0;
    /** Index: contact, as all up to {@link #RESUMED}. */
    static final int BOT_DONE = 1;

    static final int WORK_DONE = 2;
    static final int WRAP_UP_DONE = 3;
    static final int REPLY_DONE = 4;
    static final int WRITES = 5;
    static final int GOES_IDLE = 6;
    static final int SILENT = 7;
    static final int PATIENCE_ENDS = 8;
    static final int BOT_REPLIES = 9;
    static final int HELD = 10;
    static final int RESUMED = 11;
    /** Index: row of the rota. */
    static final int ROTA = 12;
    /** Index: agent. */
    static final int BACK = 13;
    /** Index: move. */
    static final int MOVE_STARTS = 14;

    static final int MOVE_ENDS = 15;
    static final int DAY = 16;
    static final int NOTE = 17;
    static final int BOT_LEVEL = 18;
    static final int POLICY = 19;
    /** Index: move. */
    static final int MOVE_DECIDED = 20;
    /** Index: contact, as all up to {@link #GUIDE_REPLIES}. */
    static final int EXPECTATION = 21;

    static final int RESTLESS = 22;
    static final int STEERING = 23;
    static final int STEERED = 24;
    static final int CALLBACK_OFFER = 25;
    static final int CALLBACK_DUE = 26;
    static final int GUIDE = 27;
    static final int GUIDE_REPLIES = 28;
    /** Index: problem. */
    static final int RETURN = 29;

    static final int DIGITAL = 30;
    /** Index: digital process. */
    static final int DIGITAL_SESSION = 31;
    /** Index: wrong link. */
    static final int UNLINK = 32;

    private Happening() {}

    static boolean ofContact(int kind) {
        return kind >= BOT_DONE && kind <= RESUMED || ofWait(kind);
    }

    /** Whether it is one of those beside a contact's own course. */
    static boolean ofWait(int kind) {
        return kind >= EXPECTATION && kind <= GUIDE_REPLIES;
    }
}
