package io.ramzor.job;

/**
 * Lets only the contacts that were seen last keep what they stood for, so that it costs no memory for all the others. One that is
 * dropped too early is counted anew.
 */
final class HotBooks {
    private static final int MOST = 1 << 16;

    private final ContactBook[] seen = new ContactBook[MOST];
    private int next;

    /** Keeps what the contact stands for at {@link ContactBook#seen}. */
    void keep(ContactBook book, Standing standing) {
        ContactBook oldest = seen[next];
        if (oldest != null) {
            oldest.standing = null;
        }
        seen[next] = book;
        next = (next + 1) % MOST;
        book.standing = standing;
    }
}
