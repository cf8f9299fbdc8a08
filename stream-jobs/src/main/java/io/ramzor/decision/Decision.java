package io.ramzor.decision;

import java.time.Instant;
import java.util.List;

/**
 * What a person (or the loop, where it may) decided; an entry of the append-only topic {@code decisions}. An undo is a decision of its own.
 *
 * @param id decision id
 * @param kind {@code apply}, {@code dismiss}, {@code move} (by hand), {@code undo}, {@code edit} (of a proposal, which stays open)
 * @param at event time
 * @param by user name
 * @param proposal proposal id, null if by hand
 * @param undoes decision id that this one undoes, null if none
 * @param reason free text, null if none
 * @param actions what is to be done from now on; of an undo, the way back; of an edit, what is proposed from now on
 * @param because what a dismissal is to change, see {@link Dismissal}, by its wire name; null = nothing in particular
 */
public record Decision(
        String id,
        String kind,
        Instant at,
        String by,
        String proposal,
        String undoes,
        String reason,
        List<Move> actions,
        String because) {

    /** One without a particular cause. */
    public Decision(
            String id,
            String kind,
            Instant at,
            String by,
            String proposal,
            String undoes,
            String reason,
            List<Move> actions) {
        this(id, kind, at, by, proposal, undoes, reason, actions, null);
    }

    /** Whether something is done because of it from then on: it applies, moves by hand or undoes. */
    public boolean acts() {
        return actions != null && (kind.equals("apply") || kind.equals("move") || kind.equals("undo"));
    }

    /** Whether it sends agents elsewhere, and is not the way back. */
    public boolean movesAgents() {
        return acts() && !kind.equals("undo") && actions.stream().anyMatch(Move::movesAgent);
    }

    /** Its moves of agents, without other levers. */
    public List<Move> agentMoves() {
        return actions == null
                ? List.of()
                : actions.stream().filter(Move::movesAgent).toList();
    }
}
