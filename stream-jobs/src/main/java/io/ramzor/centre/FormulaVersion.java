package io.ramzor.centre;

import java.io.Serializable;

/**
 * A service level formula as one queue shows it for a time.
 *
 * @param formula id of the preset
 * @param number which of the queue's formulas it is, from 1
 * @param effectiveFrom first microsecond at which it is in force, Long.MIN_VALUE = from the beginning of time
 */
public record FormulaVersion(String formula, int number, long effectiveFrom) implements Serializable {}
