package io.ramzor.roster;

/** A change of a plan: new values for a stretch of days of one person or of two; reused from draw to draw. */
final class Change {
    /** Blocks used, 0 to 2; 0 = nothing to change. */
    int blocks;

    final int[] who = new int[2];
    final int[] from = new int[2];
    int length;
    final int[][] values;
    private final int[][] old;

    Change(int days) {
        values = new int[2][days];
        old = new int[2][days];
    }

    void apply(RosterState state) {
        for (int block = 0; block < blocks; block++) {
            System.arraycopy(state.rows[who[block]], from[block], old[block], 0, length);
        }
        for (int block = 0; block < blocks; block++) {
            state.assign(who[block], from[block], values[block], length);
        }
    }

    void undo(RosterState state) {
        for (int block = 0; block < blocks; block++) {
            state.assign(who[block], from[block], old[block], length);
        }
    }
}
