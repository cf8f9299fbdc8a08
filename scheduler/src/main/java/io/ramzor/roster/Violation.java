package io.ramzor.roster;

/**
 * One hard rule that a plan breaks.
 *
 * @param rule the rule's name
 * @param staff who
 * @param day the day on which it is broken, or -1 where it is about the whole horizon
 * @param amount by how much, 1 or more: days, shifts or weekends; minutes in shifts of the shortest kind, rounded up
 * @param words for people
 */
public record Violation(String rule, String staff, int day, int amount, String words) {}
