package io.ramzor.metric;

/**
 * An entry of the deadline ledger; times in microseconds.
 *
 * @param contact contact id
 * @param kind what is owed
 * @param began since when it is owed; under this instant it is counted in the history, as it does not move when the rest does
 * @param due last instant at which doing it meets the deadline, but that of a business clock is met up to the next business instant
 * @param state where it stands
 */
public record Deadline(String contact, DeadlineKind kind, long began, long due, DeadlineState state) {}
