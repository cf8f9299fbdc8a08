package io.ramzor.staffing;

/** Who serves whom on a floor with several skills. */
public enum ServingOrder {
    /** An agent takes the longest waiting of the own queue, then of the others; a contact goes to an agent of its own queue first. */
    OWN_QUEUE_FIRST,
    /** An agent takes the longest waiting of all queues served; a contact goes to the longest rested who serves it. */
    LONGEST_WAIT
}
