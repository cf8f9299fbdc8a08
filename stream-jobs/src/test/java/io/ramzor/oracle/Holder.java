package io.ramzor.oracle;

/**
 * Who has a contact.
 *
 * @param agent agent id, empty if unsaid
 * @param queue queue out of which the agent took it, null if none
 */
record Holder(String agent, String queue) {

    /** Whether a step that names this agent, or none, may be this agent's. */
    static boolean mayBe(String agent, String named) {
        return named == null || agent.isEmpty() || agent.equals(named);
    }

    boolean mayBe(String named) {
        return mayBe(agent, named);
    }
}
