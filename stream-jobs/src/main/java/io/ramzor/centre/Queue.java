package io.ramzor.centre;

import java.io.Serializable;
import java.util.List;

/**
 * A line of contacts of one channel that wait for an agent.
 *
 * @param id queue id
 * @param channel channel id
 * @param line 1 or 2, null = unsaid
 * @param terms versions by rising {@code effectiveFrom}; the first is in force from the beginning of time
 */
public record Queue(String id, String channel, Integer line, List<QueueTerms> terms) implements Serializable {

    /** The terms in force at that microsecond. */
    public QueueTerms termsAt(long micros) {
        QueueTerms inForce = terms.get(0);
        for (QueueTerms version : terms) {
            if (version.effectiveFrom() <= micros) {
                inForce = version;
            }
        }
        return inForce;
    }

    /**
     * The formula in force at that microsecond, by name and version. An interval's service level is read by the one in force at its
     * start, so that closed intervals keep theirs; a change of other terms begins no new version.
     */
    public FormulaVersion formulaAt(long micros) {
        FormulaVersion inForce =
                new FormulaVersion(terms.get(0).formula(), 1, terms.get(0).effectiveFrom());
        for (QueueTerms version : terms) {
            if (version.effectiveFrom() <= micros && !version.formula().equals(inForce.formula())) {
                inForce = new FormulaVersion(version.formula(), inForce.number() + 1, version.effectiveFrom());
            }
        }
        return inForce;
    }
}
