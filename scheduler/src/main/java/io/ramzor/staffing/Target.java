package io.ramzor.staffing;

/**
 * What a queue with waiting customers is to hold in each interval: both parts, for a service level alone is also met by losing
 * callers.
 *
 * @param answerSeconds answer target, 0 or more
 * @param serviceLevel share to reach, above 0 and below 1
 * @param reading which contacts it counts
 * @param mostAbandonment largest share of offered contacts that may leave, above 0 to 1; 1 = no cap
 */
public record Target(double answerSeconds, double serviceLevel, Reading reading, double mostAbandonment) {
    public Target {
        if (!(answerSeconds >= 0) || Double.isInfinite(answerSeconds)) {
            throw new IllegalArgumentException("the answer target must be 0 seconds or more, not " + answerSeconds);
        }
        if (!(serviceLevel > 0 && serviceLevel < 1)) {
            throw new IllegalArgumentException("a service level lies between 0 and 1, not " + serviceLevel);
        }
        if (!(mostAbandonment > 0 && mostAbandonment <= 1)) {
            throw new IllegalArgumentException(
                    "the cap on abandonment lies above 0 and up to 1, not " + mostAbandonment);
        }
    }
}
