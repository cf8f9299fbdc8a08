package io.ramzor.roster;

/**
 * A wish to work a shift on a day, or not to.
 *
 * @param staff whose wish
 * @param day counted from 0
 * @param shift the shift's id
 * @param wanted whether the shift is wanted; otherwise it is unwanted
 * @param weight what it costs not to grant it
 */
public record ShiftRequest(String staff, int day, String shift, boolean wanted, int weight) {}
