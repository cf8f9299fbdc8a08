package io.ramzor.metric;

/**
 * What an agent does from an instant on, as coarsely as a plan tells it apart.
 *
 * @param from first instant, microseconds
 * @param activity {@code on_queue}, {@code break}, {@code training} or {@code off}
 */
public record Duty(long from, String activity) {
    static final String ON_QUEUE = "on_queue";
    static final String OFF = "off";

    /** Whether an agent in that state is on queue; null = before any. */
    public static boolean isOnQueue(String state) {
        return of(state).equals(ON_QUEUE);
    }

    /** What an {@code agent.state} means to the plan: available, busy and wrap-up are on queue. */
    static String of(String state) {
        if (state == null) {
            return OFF;
        }
        return switch (state) {
            case "available", "busy", "wrap_up" -> ON_QUEUE;
            case "break", "training" -> state;
            default -> OFF;
        };
    }
}
