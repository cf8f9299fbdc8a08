package io.ramzor.staffing;

/** Which contacts a service level counts; the three differ as soon as customers leave. */
public enum Reading {
    /** Answered within the target / offered: every abandonment counts against; the strictest. */
    OF_OFFERED,
    /** Answered within the target / (offered - left within the target). */
    WITHOUT_SHORT_ABANDONS,
    /** Answered or left within the target / offered: an abandonment within the target counts as a success. */
    WAIT_WITHIN_TARGET;

    /** The value of that definition. */
    public double of(Outcome.ServiceLevel level) {
        return switch (this) {
            case OF_OFFERED -> level.ofOffered();
            case WITHOUT_SHORT_ABANDONS -> level.withoutShortAbandons();
            case WAIT_WITHIN_TARGET -> level.waitWithinTarget();
        };
    }

    /**
     * The reading to plan by for a queue whose board shows that formula: the nearest that is not laxer. {@code answered_only} and
     * {@code short_abandons_excluded} leave out fewer or other abandonments and are planned by the strictest.
     *
     * @param formula id of a preset of the service level
     */
    public static Reading planningFor(String formula) {
        return switch (formula) {
            case "early_abandons_excluded" -> WITHOUT_SHORT_ABANDONS;
            case "early_abandons_met", "exited_in_time" -> WAIT_WITHIN_TARGET;
            default -> OF_OFFERED;
        };
    }
}
