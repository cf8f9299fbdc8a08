package io.ramzor.board;

import java.util.List;

/**
 * The traffic light of a queue.
 *
 * <ul>
 *   <li>{@code none}: the numbers are stale, or there are none (nobody waits and neither a service level nor an outlook is known);
 *   <li>{@code red}: service level more than ten points below target; on a live channel, someone has waited more than twice the
 *       answer target; on any other, fewer first replies than that are within theirs;
 *   <li>{@code amber}: service level, or the outlook's middle at +30 minutes, below target; someone has waited longer than the
 *       answer target; a first reply is overdue;
 *   <li>{@code green}: none of these.
 * </ul>
 */
final class Light {
    /** How far below target a service level is red. */
    static final double RED_BELOW_TARGET = 0.10;

    private Light() {}

    /** What the light looks at; nulls are "no data". */
    record Reading(
            boolean stale,
            boolean live,
            Double serviceLevel,
            double target,
            Double oldestWaitSeconds,
            double answerTargetSeconds,
            BoardView.Replies firstReply,
            List<Double> outlookAt30) {}

    static String of(Reading reading) {
        if (reading.stale() || nothingKnown(reading)) {
            return "none";
        }
        if (isRed(reading)) {
            return "red";
        }
        return isAmber(reading) ? "amber" : "green";
    }

    private static boolean nothingKnown(Reading reading) {
        return reading.serviceLevel() == null && reading.oldestWaitSeconds() == null && reading.outlookAt30() == null;
    }

    private static boolean isRed(Reading reading) {
        double limit = reading.target() - RED_BELOW_TARGET;
        if (isBelow(reading.serviceLevel(), limit)) {
            return true;
        }
        if (reading.live()) {
            return waitedLonger(reading, 2 * reading.answerTargetSeconds());
        }
        return reading.firstReply() != null && isBelow(reading.firstReply().withinTarget(), limit);
    }

    private static boolean isAmber(Reading reading) {
        boolean outlookBelow = reading.outlookAt30() != null
                && reading.outlookAt30().size() > 1
                && isBelow(reading.outlookAt30().get(1), reading.target());
        boolean replyOverdue =
                reading.firstReply() != null && reading.firstReply().overdue() > 0;
        return outlookBelow
                || replyOverdue
                || isBelow(reading.serviceLevel(), reading.target())
                || waitedLonger(reading, reading.answerTargetSeconds());
    }

    private static boolean waitedLonger(Reading reading, double seconds) {
        return reading.oldestWaitSeconds() != null && reading.oldestWaitSeconds() > seconds;
    }

    private static boolean isBelow(Double share, double limit) {
        // A share is a quotient and a limit a difference: equal ones must not differ by rounding.
        return share != null && share < limit - 1e-9;
    }
}
