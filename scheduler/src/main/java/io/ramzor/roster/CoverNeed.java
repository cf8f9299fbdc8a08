package io.ramzor.roster;

/**
 * How many are wanted on a shift of a day.
 *
 * @param day counted from 0
 * @param shift the shift's id
 * @param need staff wanted
 * @param underWeight cost of each one missing
 * @param overWeight cost of each one too many
 */
public record CoverNeed(int day, String shift, int need, int underWeight, int overWeight) {
    long cost(int working) {
        return working < need ? (long) (need - working) * underWeight : (long) (working - need) * overWeight;
    }
}
