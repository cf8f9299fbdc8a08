package io.ramzor.metric;

import java.time.Instant;

/**
 * An open contact as it stands now; a record of topic {@code floor} with key {@code contact:ID}.
 *
 * @param contact contact id
 * @param queue queue of its open leg, else of its last one, null if it had none
 * @param channel channel id
 * @param topic what it is about, null if unknown
 * @param place {@code waiting}, {@code agent} or {@code bot}
 * @param since when it came to that place
 * @param offered start of its spell
 * @param queued start of its open leg, null if none is open
 * @param agent agent who has it, null if none
 * @param weight what it weighs on its agent: 1 active, the centre's idle weight when idle, 0 without an agent
 * @param lastSpeaker {@code customer}, {@code agent}, {@code bot}, null if nobody wrote
 * @param contactsSoFar contacts of this id before this spell (spells of a thread), from 0
 * @param answerDue when its answer target expires, null if no leg is open
 * @param firstHumanReplyDue when that target is used up, null if the clock is not running or has no target
 * @param nextReplyDue likewise
 */
public record FloorContact(
        String contact,
        String queue,
        String channel,
        String topic,
        String place,
        Instant since,
        Instant offered,
        Instant queued,
        String agent,
        double weight,
        String lastSpeaker,
        int contactsSoFar,
        Instant answerDue,
        Instant firstHumanReplyDue,
        Instant nextReplyDue) {}
