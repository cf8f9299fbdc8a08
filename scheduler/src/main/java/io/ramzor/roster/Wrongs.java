package io.ramzor.roster;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with an input, line by line, until it is told all at once. */
final class Wrongs {
    private static final int MOST_TOLD = 20;

    private final String name;
    private final List<String> told = new ArrayList<>();
    private int count;

    Wrongs(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void add(int line, String what) {
        count++;
        if (told.size() < MOST_TOLD) {
            told.add(name + ", line " + line + ": " + what);
        }
    }

    /** Ends the reading if anything was wrong so far. */
    void check() throws RosterException {
        if (count > 0) {
            String more = count > told.size() ? "\n... and " + (count - told.size()) + " more" : "";
            throw new RosterException(String.join("\n", told) + more);
        }
    }
}
