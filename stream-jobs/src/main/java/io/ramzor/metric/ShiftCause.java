package io.ramzor.metric;

import java.util.Locale;

/** Why a customer came back on another channel; the first that holds, in this order. */
enum ShiftCause {
    AGENT_INVITED,
    BOT_HANDOFF,
    CHANNEL_CLOSED,
    SLOW_WAIT,
    AFTER_CONTAINED,
    CUSTOMER_CHOICE;

    /** Cause of the shift from the spell before to that one. */
    static ShiftCause of(SpellSummary before, SpellSummary spell, Timeline timeline) {
        if (given(spell.guidedBy()) || steered(before, spell.channel())) {
            return AGENT_INVITED;
        }
        if ("handed_over".equals(before.botOutcome()) && before.humanAt() == ContactState.NEVER) {
            return BOT_HANDOFF;
        }
        if (timeline.closed(before.channel(), spell.start())) {
            return CHANNEL_CLOSED;
        }
        if (before.lastLegAbandoned() || came(before.lateAt(), spell) || came(before.turnLateAt(), spell)) {
            return SLOW_WAIT;
        }
        return "contained".equals(before.botOutcome()) ? AFTER_CONTAINED : CUSTOMER_CHOICE;
    }

    /** The cause's name in files and answers. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is one that the centre brought about. */
    boolean byCentre() {
        return this == AGENT_INVITED || this == BOT_HANDOFF;
    }

    private static boolean given(String text) {
        return text != null && !text.isEmpty();
    }

    private static boolean steered(SpellSummary before, String channel) {
        for (SpellSummary.Deflection deflection : before.deflections()) {
            if (deflection.acceptedAt() != ContactState.NEVER && channel.equals(deflection.channel())) {
                return true;
            }
        }
        return false;
    }

    private static boolean came(long at, SpellSummary spell) {
        return at != ContactState.NEVER && at <= spell.start();
    }
}
