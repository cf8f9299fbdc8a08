package io.ramzor.staffing;

/**
 * Agents with the same skills.
 *
 * @param skills places of queues that they serve, their own first
 * @param agents how many there are, 0 or more
 */
record SkillGroup(int[] skills, int agents) {
    int own() {
        return skills[0];
    }

    boolean serves(int queue) {
        for (int skill : skills) {
            if (skill == queue) {
                return true;
            }
        }
        return false;
    }
}
