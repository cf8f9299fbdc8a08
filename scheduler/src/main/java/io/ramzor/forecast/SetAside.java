package io.ramzor.forecast;

import java.util.ArrayList;
import java.util.List;

/** Rows that could not be used: how many, and the first ones with their reasons. Not safe for use by several threads. */
final class SetAside {
    private static final int SHOWN = 5;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(long line, String reason) {
        count++;
        if (first.size() < SHOWN) {
            first.add("line " + line + ": " + reason);
        }
    }

    List<String> notes(String name) {
        List<String> notes = new ArrayList<>();
        first.forEach(reason -> notes.add(name + " " + reason + "; the interval counts as missing"));
        if (count > first.size()) {
            notes.add(name + ": " + (count - first.size()) + " more lines are set aside likewise");
        }
        return notes;
    }
}
