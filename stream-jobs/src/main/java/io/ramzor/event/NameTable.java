package io.ramzor.event;

/**
 * One copy each of names that come again and again, such as queues and agents; a name that falls on a taken place
 * replaces it.
 *
 * <p>Several threads may use it at once: strings are immutable, so the worst that a race costs is a second copy.
 */
final class NameTable {
    private static final int PLACES = 1 << 14;
    private static final int LONGEST = 64;

    private final String[] names = new String[PLACES];

    /** The characters as a string, the same object as last time if it is still there. */
    String of(char[] chars, int from, int length) {
        if (length > LONGEST) {
            return new String(chars, from, length);
        }
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + chars[i];
        }
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        String kept = names[place];
        if (kept != null && same(kept, chars, from, length)) {
            return kept;
        }
        String name = new String(chars, from, length);
        names[place] = name;
        return name;
    }

    private static boolean same(String name, char[] chars, int from, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }
}
