package io.ramzor.history;

/** Is told when something cannot be written now, and when it can be again. */
interface TroubleTeller {
    /**
     * It waits.
     *
     * @param part what is written
     * @param place where it stands
     * @param why what is wrong
     */
    void waits(String part, Object place, String why);

    /** It goes on from there. */
    void goesOn(String part, Object place);
}
