package io.ramzor.desk;

/** Keeps who did what; lines are only ever added. */
public interface Audit {
    /**
     * @param user who
     * @param action what, for example {@code proposal.apply}
     * @param subject to what, null if to nothing in particular
     * @param detail more, null if none
     */
    void record(String user, String action, String subject, String detail);
}
