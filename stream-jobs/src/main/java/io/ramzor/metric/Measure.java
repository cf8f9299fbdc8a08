package io.ramzor.metric;

import java.util.Locale;

/**
 * A counted fact: each is a number of occurrences, the sum of their values in microseconds, or both with their distribution.
 * The order of the constants is part of stored slices: add new ones at the end.
 */
public enum Measure {
    /** A leg queued, in the live book alone: there a leg is offered only once it is decided. */
    ARRIVALS,
    OFFERED,
    ANSWERED_IN,
    ANSWERED_LATE,
    ABANDONED_SHORT,
    ABANDONED_EARLY,
    ABANDONED_LATE,
    CALLBACK_IN,
    CALLBACK_LATE,
    FLOWED_OUT,
    TRANSFERRED_UNANSWERED,
    WAITING_IN,
    /** Still open and past T; the value is the instant at which T expired, so that lateness can be read at any now. */
    WAITING_LATE,
    /** A leg that was answered; the value is its wait (sum and distribution). */
    WAIT_ANSWERED,
    /** An ended leg's lateness, max(0, wait - T). */
    LATENESS,
    /** A leg whose handling ended with time above zero; the value is that time. */
    HANDLED,
    /** Handling of a leg, ended or not; the value is the time so far of its ended parts. */
    HANDLE,
    CUSTOMER_IN,
    CUSTOMER_LATE,
    CUSTOMER_ABANDONED_SHORT,
    CUSTOMER_ABANDONED_EARLY,
    CUSTOMER_ABANDONED_LATE,
    /** A spell whose last leg waits while its waits have passed T. */
    CUSTOMER_WAITING_LATE,
    /** A contact on a channel, however many spells it has; queue is empty. */
    CONTACTS,
    /** A response clock that stopped with a reply; the value is the elapsed time (sum and distribution). */
    CLOCK_REPLIED,
    /** Within target as the queue's clock setting reads it. */
    CLOCK_WITHIN_TARGET,
    /** A clock that runs; the value is its start. */
    CLOCK_UNANSWERED,
    /** Past target without a reply, running or ended, as the queue's clock setting reads it. */
    CLOCK_UNANSWERED_LATE,
    /** A clock with a target that was replied to or is late: without any of these its share within target has no data. */
    CLOCK_TARGETED,
    /** As CLOCK_REPLIED, in business time. */
    CLOCK_BUSINESS_REPLIED,
    CLOCK_BUSINESS_WITHIN_TARGET,
    CLOCK_BUSINESS_UNANSWERED_LATE,
    /** Time of agents with a contact of weight 1 inside an interval; the value is that time. */
    WORK,
    BOT_SESSIONS,
    BOT_HANDED_OVER,
    BOT_CONTAINED,
    BOT_ABANDONED,
    BOT_VERIFIED_CONTAINED,
    BOT_VERIFIED_MATURED,
    HUMAN_REQUESTS,
    HUMAN_REQUESTS_BLOCKED,
    DEADLINE_OPEN,
    DEADLINE_MET,
    DEADLINE_MISSED,
    DEADLINE_CANCELLED,
    /** A spell, under its start. */
    SPELLS,
    ESCALATED,
    EPISODES,
    /** An episode with one spell. */
    EPISODES_SINGLE,
    /** An episode whose last end and window have passed. */
    EPISODES_MATURED,
    EPISODES_SINGLE_MATURED,
    /** The value is the number of spells of an episode. */
    EPISODE_SPELLS,
    /** The value is the number of agents of an episode. */
    EPISODE_AGENTS,
    SHIFTS,
    TEXT_TO_VOICE,
    REPEATS,
    PARALLEL,
    FIRST_TIME_DIGITAL,
    RETURNERS,
    DIGITAL_REGULARS,
    SHIFTED,
    INDUCED,
    DEFLECTION_OFFERED,
    DEFLECTION_ACCEPTED,
    DEFLECTION_RETURNED,
    STEPS_ENTERED,
    STEPS_COMPLETED,
    STEPS_LEFT,
    /** A spell that started in the 28 days before the first channel opened: what voice_to_written_shift compares with. */
    SPELLS_BASELINE,
    /** A spell that started in the 28 days from the first opening of a channel on. */
    SPELLS_PRESENT,
    /** A bot session older than its topic's window. */
    BOT_SESSIONS_MATURED,
    /** Work that goes on in an interval; the value is the instant since when, so that it can be read at any now. */
    WORK_RUNNING,
    /** Time of an agent available, busy or in wrap-up. */
    ON_QUEUE,
    /** Of that, with a contact of full weight or in wrap-up. */
    OCCUPIED,
    /** The same time, each instant weighed with the share of their slots that their contacts take. */
    SLOT_LOAD,
    /** Time with contacts of full weight, each instant divided by their number. */
    FOCUS,
    /** Time for which an agent's plan has them work, pause or train, as far as they have been judged. */
    SCHEDULED,
    /** Of that, not doing what the plan says. */
    EXCEPTION,
    /** Of the scheduled time, on queue by the plan. */
    SCHEDULED_ON_QUEUE,
    /** Of the scheduled time, on queue in fact. */
    PRODUCTIVE,
    /** An agent let a contact go. */
    SESSIONS,
    /** Time of an agent with a contact. */
    SESSION_TIME,
    /** Of that, neither idle nor on hold. */
    SESSION_ACTIVE,
    /** The contact's part of the agent: time of full weight, each instant divided by the number of such contacts. */
    SESSION_FOCUS;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The fact's name in files and answers, where it has one of its own. */
    public String wireName() {
        return wireName;
    }

    /** The measure of that name. Throws {@link IllegalArgumentException} if there is none. */
    public static Measure of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /** Whether the distribution of the values is kept for percentiles. */
    public boolean distributed() {
        return this == WAIT_ANSWERED || this == CLOCK_REPLIED || this == CLOCK_BUSINESS_REPLIED;
    }
}
