package io.ramzor.metric;

import java.time.Instant;
import java.util.List;

/**
 * What one spell of a contact, or one digital session, stands for in the groups of facts that a customer's journey decides. The facts of
 * all these add up to the group's history, so that its numbers can be traced to contacts. It always tells the whole: a later one takes
 * the place of an earlier one, and one without facts takes it back.
 *
 * @param owner whose journey tells it: a customer, an identity, a contact of an unknown customer, or a session
 * @param contact contact id, null of a session
 * @param session session id, null of a spell
 * @param customer customer key, null if unknown
 * @param channel channel of the spell, null of a session
 * @param start start of the spell or session
 * @param at as of when it is told
 * @param others of the first spell of an episode with several, the contacts of the others, of many the earliest
 * @param facts what it counts for
 */
public record GroupTrace(
        String owner,
        String contact,
        String session,
        String customer,
        String channel,
        Instant start,
        Instant at,
        List<String> others,
        List<Fact> facts) {

    /** What tells it from all others. */
    public String key() {
        String of = contact == null
                ? "session:" + session
                : "contact:" + contact + "|" + (customer == null ? "" : customer);
        return owner + "|" + of + "|" + start;
    }

    /** The same, counting for nothing. */
    public GroupTrace gone() {
        return new GroupTrace(owner, contact, session, customer, channel, start, at, List.of(), List.of());
    }

    /** The same, told by that journey. */
    GroupTrace ownedBy(String other) {
        return new GroupTrace(other, contact, session, customer, channel, start, at, others, facts);
    }

    /** Whether both say the same of the same, whenever that is told. */
    public boolean standsFor(GroupTrace other) {
        return key().equals(other.key()) && facts.equals(other.facts) && others.equals(other.others);
    }

    /** Of a digital session. */
    public static GroupTrace ofSession(
            String owner, String session, String customer, Instant start, Instant at, List<GroupFact> facts) {
        return new GroupTrace(
                owner,
                null,
                session,
                customer,
                null,
                start,
                at,
                List.of(),
                facts.stream().map(fact -> Fact.of(fact, null)).toList());
    }

    /**
     * One counted fact.
     *
     * @param group name of the {@link Group}
     * @param keys as in {@link GroupFact#keys}
     * @param measure name of the {@link Measure}
     * @param at under which instant, microseconds
     * @param value microseconds or another whole number, 0 where only occurrences count
     * @param after contact of the spell before it in the episode, of a shift, a repeat and a parallel contact; else null
     */
    public record Fact(String group, List<String> keys, String measure, long at, long value, String after) {
        static Fact of(GroupFact fact, String after) {
            return new Fact(
                    fact.group().wireName(), fact.keys(), fact.measure().wireName(), fact.at(), fact.value(), after);
        }
    }
}
