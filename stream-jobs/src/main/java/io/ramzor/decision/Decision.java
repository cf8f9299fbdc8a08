package io.ramzor.decision;

import java.time.Instant;
import java.util.List;

/**
 * What a person (or the loop, where it may) decided; an entry of the append-only topic {@code decisions}. An undo is a decision of its own.
 *
 * @param id decision id
 * @param kind {@code apply}, {@code dismiss}, {@code move} (by hand), {@code undo}
 * @param at event time
 * @param by user name
 * @param proposal proposal id, null if by hand
 * @param undoes decision id that this one undoes, null if none
 * @param reason free text, null if none
 * @param actions what is to be done from now on; of an undo, the way back
 */
public record Decision(
        String id,
        String kind,
        Instant at,
        String by,
        String proposal,
        String undoes,
        String reason,
        List<Move> actions) {}
