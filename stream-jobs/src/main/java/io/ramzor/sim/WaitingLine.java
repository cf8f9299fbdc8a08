package io.ramzor.sim;

/** Contacts that wait for one queue, by priority, the longest waiting first; a doubly linked list through the contacts. */
final class WaitingLine {
    static final int LAST_PRIORITY = 3;
    private final Contact[] heads = new Contact[LAST_PRIORITY + 1];
    private final Contact[] tails = new Contact[LAST_PRIORITY + 1];
    private int size;

    void add(Contact contact) {
        int priority = contact.priority;
        Contact tail = tails[priority];
        contact.before = tail;
        contact.after = null;
        if (tail == null) {
            heads[priority] = contact;
        } else {
            tail.after = contact;
        }
        tails[priority] = contact;
        contact.waiting = true;
        size++;
    }

    void remove(Contact contact) {
        int priority = contact.priority;
        if (contact.before == null) {
            heads[priority] = contact.after;
        } else {
            contact.before.after = contact.after;
        }
        if (contact.after == null) {
            tails[priority] = contact.before;
        } else {
            contact.after.before = contact.before;
        }
        contact.before = null;
        contact.after = null;
        contact.waiting = false;
        size--;
    }

    int size() {
        return size;
    }

    /** Who is served next, null if nobody waits. */
    Contact first() {
        if (size == 0) {
            return null;
        }
        for (Contact head : heads) {
            if (head != null) {
                return head;
            }
        }
        return null;
    }
}
