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

    private Happening() {}

    static boolean ofContact(int kind) {
        return kind >= BOT_DONE && kind <= RESUMED;
    }
}
