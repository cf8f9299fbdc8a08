package io.ramzor.oracle;

import java.util.ArrayList;
import java.util.List;

/** What counts as one contact in the response clocks, the bot's numbers and the journeys. */
final class Spell {
    final int number;
    long start;
    final List<Leg> legs = new ArrayList<>();
    final List<ResponseClock> clocks = new ArrayList<>();
    Long resolved;
    /** Resolved without an agent's message: the next customer message starts the clock anew. */
    boolean restartsFirstHumanReply;

    boolean agentWrote;
    /** First start of a bot, or never. */
    long botStarted = Long.MAX_VALUE;

    boolean botCame() {
        return botStarted != Long.MAX_VALUE;
    }

    Spell(int number, long start) {
        this.number = number;
        this.start = start;
    }
}
