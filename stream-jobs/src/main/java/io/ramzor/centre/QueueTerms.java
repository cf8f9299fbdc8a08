package io.ramzor.centre;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a queue promises from a moment on.
 *
 * @param effectiveFrom first microsecond at which these terms are in force
 * @param calendar calendar id, null = always open
 * @param businessClock whether response targets fall due in business time (else elapsed)
 * @param answerTargetMicros answer threshold T, elapsed
 * @param shortAbandonMicros short-abandon limit S, elapsed
 * @param serviceLevelTarget share, 0 to 1
 * @param formula id of the preset that the board shows
 * @param statutoryMicros longest wait from offered by law, null = none
 * @param clockTargetsMicros target by response clock id; a clock without one is absent
 */
public record QueueTerms(
        long effectiveFrom,
        String calendar,
        boolean businessClock,
        long answerTargetMicros,
        long shortAbandonMicros,
        double serviceLevelTarget,
        String formula,
        Long statutoryMicros,
        Map<String, Long> clockTargetsMicros)
        implements Serializable {

    /** Ids of the service level presets, in the order in which they are shown. */
    public static final List<String> FORMULAS = List.of(
            "answered_only",
            "abandons_against",
            "short_abandons_excluded",
            "early_abandons_excluded",
            "early_abandons_met",
            "exited_in_time",
            "flow_outs_against");

    /** Ids of the response clocks, in the order in which they are shown. */
    public static final List<String> CLOCKS = List.of(
            "first_reply",
            "first_bot_reply",
            "first_human_reply",
            "first_human_reply_after_handoff",
            "reaction",
            "next_reply");
}
