package io.ramzor.twin;

import java.util.Arrays;

/**
 * When each agent is next to do something, and who is first: a tree of the winners that keeps each winner's time beside it. A change
 * costs at most the tree's height, and mostly less, for it ends where it changes nothing.
 */
final class AgentClock {
    private final int leaves;
    /** Who is first under a node: the root is 1, the children of n are 2n and 2n + 1, the agents are the leaves. */
    private final int[] winner;

    private final double[] at;

    AgentClock(int agents) {
        leaves = Math.max(2, Integer.highestOneBit(Math.max(1, agents - 1)) * 2);
        winner = new int[2 * leaves];
        at = new double[2 * leaves];
        clear();
    }

    /** Nobody is to do anything. */
    void clear() {
        Arrays.fill(at, TwinCourse.NEVER);
        for (int node = 2 * leaves - 1; node >= 1; node--) {
            winner[node] = node >= leaves ? node - leaves : winner[2 * node];
        }
    }

    void set(int agent, double when) {
        int node = agent + leaves;
        int first = agent;
        double least = when;
        at[node] = when;
        while (node > 1) {
            double other = at[node ^ 1];
            if (other < least || other == least && winner[node ^ 1] < first) {
                least = other;
                first = winner[node ^ 1];
            }
            node >>= 1;
            if (winner[node] == first && at[node] == least) {
                return;
            }
            winner[node] = first;
            at[node] = least;
        }
    }

    /** The agent who is first; the lower index if several are. */
    int first() {
        return winner[1];
    }

    double at(int agent) {
        return at[leaves + agent];
    }

    double next() {
        return at[1];
    }
}
