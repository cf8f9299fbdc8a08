package io.ramzor.sim;

import java.util.Arrays;

/** The open contacts by slot; closed ones are used again. */
final class ContactPool {
    private Contact[] slots = new Contact[64];
    private int[] free = new int[64];
    private int freeCount;
    private int used;

    Contact take() {
        if (freeCount > 0) {
            return slots[free[--freeCount]];
        }
        if (used == slots.length) {
            slots = Arrays.copyOf(slots, used * 2);
        }
        Contact contact = new Contact(used);
        slots[used++] = contact;
        return contact;
    }

    void giveBack(Contact contact) {
        contact.progress = 0;
        contact.patience = 0;
        contact.side = 0;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = contact.slot;
    }

    Contact at(int slot) {
        return slots[slot];
    }

    int open() {
        return used - freeCount;
    }
}
