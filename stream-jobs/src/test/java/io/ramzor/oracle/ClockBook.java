package io.ramzor.oracle;

import io.ramzor.event.Event;
import java.util.ArrayList;
import java.util.List;

/** Response clocks of a written contact. */
final class ClockBook {
    static final String FIRST_REPLY = "first_reply";
    static final String FIRST_BOT_REPLY = "first_bot_reply";
    static final String FIRST_HUMAN_REPLY = "first_human_reply";
    static final String AFTER_HANDOFF = "first_human_reply_after_handoff";
    static final String REACTION = "reaction";
    static final String NEXT_REPLY = "next_reply";
    private static final List<String> ALL =
            List.of(FIRST_REPLY, FIRST_BOT_REPLY, FIRST_HUMAN_REPLY, AFTER_HANDOFF, REACTION, NEXT_REPLY);
    private static final List<String> HUMAN = List.of(FIRST_HUMAN_REPLY, AFTER_HANDOFF, REACTION);

    private final boolean written;
    private final List<ResponseClock> running = new ArrayList<>();
    /** Whose reaction is or was measured last. */
    private String reacting;

    ClockBook(boolean written) {
        this.written = written;
    }

    void beginSpell(Spell spell, long start) {
        start(FIRST_REPLY, spell, start);
        start(FIRST_BOT_REPLY, spell, start);
        start(FIRST_HUMAN_REPLY, spell, start);
        reacting = spell.number == 0 ? reacting : null;
    }

    void start(String id, Spell spell, long time) {
        if (written) {
            ResponseClock clock = new ResponseClock(id, spell, time);
            running.add(clock);
            spell.clocks.add(clock);
        }
    }

    void startUnlessRunning(String id, Spell spell, long time) {
        if (running.stream().noneMatch(clock -> clock.id.equals(id))) {
            start(id, spell, time);
        }
    }

    boolean runs(String id, Spell spell) {
        return running.stream().anyMatch(clock -> clock.id.equals(id) && clock.spell == spell);
    }

    /** An agent is given the contact: the one before no longer has to react. */
    void given(String agent, Spell spell, long time) {
        if (agent != null && !agent.equals(reacting)) {
            cancelReaction();
            start(REACTION, spell, time);
            reacting = agent;
        }
    }

    /** An agent has taken the contact by writing: another no longer has to react. */
    void takenBy(String agent) {
        if (reacting != null && !agent.isEmpty() && !agent.equals(reacting)) {
            cancelReaction();
        }
    }

    /** The agent named, or whoever has it, lost the contact. */
    void lost(String agent) {
        if (agent == null || agent.equals(reacting)) {
            cancelReaction();
        }
    }

    void botReplied(long time) {
        stop(List.of(FIRST_REPLY, NEXT_REPLY, FIRST_BOT_REPLY), time, true);
    }

    void agentReplied(Event message) {
        stop(List.of(FIRST_REPLY, NEXT_REPLY, FIRST_HUMAN_REPLY, AFTER_HANDOFF), message.time(), true);
        if (message.agent() == null || reacting == null || message.agent().equals(reacting)) {
            stop(List.of(REACTION), message.time(), true);
        }
    }

    void endAll(long time) {
        stop(ALL, time, false);
        reacting = null;
    }

    void endHuman(long time) {
        stop(HUMAN, time, false);
    }

    private void cancelReaction() {
        for (ResponseClock clock : List.copyOf(running)) {
            if (clock.id.equals(REACTION)) {
                running.remove(clock);
                clock.spell.clocks.remove(clock);
            }
        }
        reacting = null;
    }

    private void stop(List<String> ids, long time, boolean replied) {
        for (ResponseClock clock : List.copyOf(running)) {
            if (ids.contains(clock.id)) {
                running.remove(clock);
                clock.stop = time;
                clock.replied = replied;
                if (!replied && clock.id.equals(FIRST_BOT_REPLY) && !clock.spell.botCame()) {
                    // Nobody waited for a bot before one came.
                    clock.spell.clocks.remove(clock);
                }
            }
        }
    }
}
