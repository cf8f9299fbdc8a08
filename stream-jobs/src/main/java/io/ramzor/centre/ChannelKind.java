package io.ramzor.centre;

/** How a channel's two sides meet. */
public enum ChannelKind {
    /** Both sides are present. */
    LIVE,
    /** Both sides may pause. */
    MESSAGING,
    /** Answered by a deadline. */
    DEFERRED
}
