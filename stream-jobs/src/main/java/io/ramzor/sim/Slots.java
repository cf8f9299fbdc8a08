package io.ramzor.sim;

import java.util.Arrays;
import java.util.function.IntFunction;

/** Reused objects by slot, so that the {@link EventHeap} can name them by a number. */
final class Slots<T extends Slots.Slotted> {
    /** Knows its slot. */
    interface Slotted {
        int slot();
    }

    private final IntFunction<T> make;
    private Object[] slots = new Object[64];
    private int[] free = new int[64];
    private int freeCount;
    private int used;

    Slots(IntFunction<T> make) {
        this.make = make;
    }

    T take() {
        if (freeCount > 0) {
            return at(free[--freeCount]);
        }
        if (used == slots.length) {
            slots = Arrays.copyOf(slots, used * 2);
        }
        T made = make.apply(used);
        slots[used++] = made;
        return made;
    }

    void giveBack(T one) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = one.slot();
    }

    @SuppressWarnings("unchecked")
    T at(int slot) {
        return (T) slots[slot];
    }

    /** How many are taken. */
    int taken() {
        return used - freeCount;
    }
}
