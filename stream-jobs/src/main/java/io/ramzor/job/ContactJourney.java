package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.metric.CannotFollow;
import io.ramzor.metric.ContactFold;
import io.ramzor.metric.ContactState;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Counted;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.SpellSummary;
import io.ramzor.metric.Stretch;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Folds events of a contact as they are read, in whatever order: an event that is not the newest is folded in at its place, from the
 * horizon on. An id that comes back after its contact was forgotten starts anew; the facts of its earlier life stay.
 */
final class ContactJourney implements Serializable {
    /** A tail that is longer is shortened without waiting for the contact to fall silent. */
    private static final int LONG_TAIL = 48;

    private final ContactFold fold;
    private final long shortestExpiry;
    private final long lateness;

    ContactJourney(Centre centre) {
        fold = new ContactFold(centre);
        shortestExpiry = Math.min(centre.liveExpiryMicros(), centre.writtenExpiryMicros());
        lateness = centre.allowedLatenessMicros();
    }

    /** Takes in an event that is not before the horizon. */
    void add(ContactBook book, ReadEvent read) {
        int place = book.tail.size();
        while (place > 0
                && book.tail.get(place - 1).event().time() > read.event().time()) {
            place--;
        }
        boolean newest = place == book.tail.size() && isAfterAll(book, read.event());
        book.tail.add(place, read);
        if (newest) {
            append(book, read);
        } else {
            refold(book);
        }
    }

    /** Takes out an event that counts as never sent; one that is final stays. */
    void remove(ContactBook book, String id) {
        if (!book.tail.removeIf(read -> read.event().id().equals(id))) {
            return;
        }
        if (book.tail.isEmpty()) {
            book.head = null;
            book.past.clear();
            book.unfit.clear();
            book.unfitDetails.clear();
        } else {
            refold(book);
        }
    }

    /** Folds what a book that was read from a state does not hold: what follows from its base and its tail. */
    void revive(ContactBook book) {
        if (book.head == null && !book.tail.isEmpty()) {
            refold(book);
        }
    }

    private boolean isAfterAll(ContactBook book, Event event) {
        ContactState latest = book.latest();
        if (latest == null) {
            return true;
        }
        boolean after = book.tail.isEmpty() || event.time() > book.newestTime();
        return after && event.time() <= fold.expiresAt(latest);
    }

    private void append(ContactBook book, ReadEvent read) {
        if (book.head == null) {
            book.head = startOf(book, read.event().contact());
        }
        note(book, fold.apply(book.head, List.of(read.event())));
    }

    private ContactState startOf(ContactBook book, String contact) {
        return book.base == null ? fold.start(contact) : fold.copy(book.base);
    }

    private void refold(ContactBook book) {
        book.past.clear();
        book.unfit.clear();
        book.unfitDetails.clear();
        ContactState state = startOf(book, book.tail.get(0).event().contact());
        List<Event> run = new ArrayList<>(book.tail.size());
        long last = Long.MIN_VALUE;
        for (ReadEvent read : book.tail) {
            Event event = read.event();
            boolean mayBeAnew = run.isEmpty() ? book.base != null : event.time() - last > shortestExpiry;
            if (mayBeAnew) {
                note(book, fold.apply(state, run));
                run = new ArrayList<>();
                if (event.time() > fold.expiresAt(state)) {
                    book.past.add(state);
                    state = fold.start(event.contact());
                }
            }
            run.add(event);
            last = event.time();
        }
        note(book, fold.apply(state, run));
        book.head = state;
    }

    private static void note(ContactBook book, List<CannotFollow> refused) {
        for (CannotFollow one : refused) {
            for (ReadEvent read : book.tail) {
                if (read.event().id().equals(one.event().id())) {
                    book.unfit.add(read);
                    book.unfitDetails.add(one.detail());
                    break;
                }
            }
        }
    }

    /**
     * Folds in for good what no late event can change any more. What the contact counts for stays the same, but for earlier lives,
     * which are let go: what they counted for has been sent on.
     *
     * @param horizon events before it are final
     * @param refused takes those of them that cannot follow
     */
    void settle(ContactBook book, long horizon, BiConsumer<ReadEvent, String> refused) {
        letGo(book, horizon);
        if (book.tail.isEmpty() || !book.head.pending.isEmpty() && horizon != Long.MAX_VALUE) {
            return;
        }
        if (!book.head.pending.isEmpty()) {
            book.standing = null;
            note(book, fold.finish(book.head));
        }
        if (book.newestTime() < horizon) {
            book.standing = null;
            book.base = book.head;
            book.head = null;
            fold.trim(book.base, null, horizon);
            book.tail = new ArrayList<>(4);
            book.past.clear();
            letGo(book, horizon);
        } else if (!settlePart(book, horizon)) {
            return; // what the tail still holds may be refused only once, when it leaves it
        }
        for (int i = book.unfit.size() - 1; i >= 0; i--) {
            if (book.unfit.get(i).event().time() < horizon) {
                refused.accept(book.unfit.remove(i), book.unfitDetails.remove(i));
            }
        }
    }

    /** What was sent on at the last now goes on from there: nothing later may be let go. */
    private void letGo(ContactBook book, long horizon) {
        boolean known = horizon != EventClock.NONE && horizon != Long.MAX_VALUE;
        if (known && book.head == null && book.base != null && !book.base.stretches.isEmpty()) {
            book.standing = null;
            book.base = fold.copy(book.base);
            fold.settle(book.base, Math.min(horizon, book.seen));
        }
    }

    /** Shortens a long tail if that is worth a fold. */
    private boolean settlePart(ContactBook book, long horizon) {
        if (book.tail.size() <= LONG_TAIL || !book.past.isEmpty()) {
            return false;
        }
        int settled = 0;
        while (book.tail.get(settled).event().time() < horizon) {
            settled++;
        }
        if (settled < book.tail.size() / 2) {
            return false;
        }
        book.standing = null;
        List<ReadEvent> old = book.tail.subList(0, settled);
        ContactState base = startOf(book, old.get(0).event().contact());
        fold.apply(base, old.stream().map(ReadEvent::event).toList());
        fold.trim(base, book.head, horizon);
        book.base = base;
        book.tail = new ArrayList<>(book.tail.subList(settled, book.tail.size()));
        return true;
    }

    /**
     * What the contact stands for when it was last {@link ContactBook#seen}: as it was kept, or counted anew.
     *
     * @param floor whether its place on the floor is asked for
     */
    Standing standing(ContactBook book, boolean floor) {
        return book.standing != null ? book.standing : standing(book, book.seen, floor);
    }

    /** What the contact stands for at that now. */
    Standing standing(ContactBook book, long now, boolean floor) {
        return new Standing(
                facts(book, now),
                deadlineFacts(book, now),
                floor ? floor(book, now).orElse(null) : null,
                stretches(book, now),
                spells(book));
    }

    /** What the contact counts for at that now. */
    List<Counted> facts(ContactBook book, long now) {
        ContactState latest = book.latest();
        if (latest == null) {
            return List.of();
        }
        List<Counted> facts = fold.facts(latest, Math.min(now, fold.expiresAt(latest)));
        if (book.past.isEmpty()) {
            return facts;
        }
        List<Counted> all = new ArrayList<>();
        for (ContactState life : book.past) {
            all.addAll(fold.facts(life, fold.expiresAt(life)));
        }
        all.addAll(facts);
        return all;
    }

    /** Whether {@link #settle} may let go of something that the latest life counts for. */
    boolean mayLetGo(ContactBook book, long horizon) {
        if (book.tail.isEmpty()) {
            return book.base != null && !book.base.stretches.isEmpty();
        }
        boolean half = book.tail.get(book.tail.size() / 2).event().time() < horizon;
        return book.newestTime() < horizon || half && book.tail.size() > LONG_TAIL;
    }

    /** Whether the latest life is so long that settling it may let go of more than work. */
    boolean isLong(ContactBook book) {
        return fold.isLong(book.latest());
    }

    /** What the latest life counts for at that now. */
    List<Counted> factsOfLatest(ContactBook book, long now) {
        ContactState latest = book.latest();
        return latest == null ? List.of() : fold.facts(latest, Math.min(now, fold.expiresAt(latest)));
    }

    /** The lives of the id that are kept, told as they stand at that now, the earliest first. */
    List<ContactTrace> traces(ContactBook book, long now) {
        List<ContactTrace> traces = new ArrayList<>(1);
        for (ContactState life : book.past) {
            fold.trace(life, fold.expiresAt(life)).ifPresent(traces::add);
        }
        ContactState latest = book.latest();
        if (latest != null) {
            fold.trace(latest, Math.min(now, fold.expiresAt(latest))).ifPresent(traces::add);
        }
        return traces;
    }

    /** What the contact's deadlines count for at that now. */
    List<GroupFact> deadlineFacts(ContactBook book, long now) {
        ContactState latest = book.latest();
        if (latest == null) {
            return List.of();
        }
        List<GroupFact> facts = fold.deadlineFacts(latest, Math.min(now, fold.expiresAt(latest)));
        if (book.past.isEmpty()) {
            return facts;
        }
        List<GroupFact> all = new ArrayList<>();
        book.past.forEach(life -> all.addAll(fold.deadlineFacts(life, fold.expiresAt(life))));
        all.addAll(facts);
        return all;
    }

    /** The contact's spells, earlier lives first; time alone changes none. */
    List<SpellSummary> spells(ContactBook book) {
        ContactState latest = book.latest();
        if (latest == null) {
            return List.of();
        }
        List<SpellSummary> spells = fold.spells(latest);
        if (book.past.isEmpty()) {
            return spells;
        }
        List<SpellSummary> all = new ArrayList<>();
        book.past.forEach(life -> all.addAll(fold.spells(life)));
        all.addAll(spells);
        return all;
    }

    Optional<FloorContact> floor(ContactBook book, long now) {
        ContactState latest = book.latest();
        return latest == null || now > fold.expiresAt(latest) ? Optional.empty() : fold.floor(latest, now);
    }

    /** How agents had and have the contact at that now. */
    List<Stretch> stretches(ContactBook book, long now) {
        ContactState latest = book.latest();
        if (latest == null) {
            return List.of();
        }
        List<Stretch> stretches = fold.stretches(latest, now);
        if (book.past.isEmpty()) {
            return stretches;
        }
        List<Stretch> all = new ArrayList<>();
        for (ContactState life : book.past) {
            all.addAll(fold.stretches(life, Long.MAX_VALUE));
        }
        all.addAll(stretches);
        return all;
    }

    /** Whether nothing can come that belongs to what is kept. */
    boolean isForgotten(ContactBook book, long now) {
        return book.latest() != null && now > plus(fold.expiresAt(book.latest()), lateness);
    }

    /** Whether the contact stands for the same at the end of the log as when it was last seen, and nothing of it is left to judge. */
    boolean stands(ContactBook book, long now) {
        ContactState latest = book.latest();
        return book.unfit.isEmpty()
                && latest.pending.isEmpty()
                && Math.min(fold.expiresAt(latest) + 1, fold.nextChange(latest, book.seen)) > now;
    }

    /**
     * The next instant at which something is to be done without an event.
     *
     * @param now now of that contact
     * @param heard now as the operator has heard it; a timer at or before it would fire at once and again
     */
    long nextTimer(ContactBook book, long now, long heard) {
        ContactState latest = book.latest();
        long expires = fold.expiresAt(latest);
        long next = plus(expires, lateness + 1);
        if (now <= expires) {
            next = Math.min(Math.min(next, plus(expires, 1)), fold.nextChange(latest, now));
        }
        if (!book.tail.isEmpty()) {
            long settles = plus(book.newestTime(), lateness + 1);
            next = settles > heard ? Math.min(next, settles) : next;
        }
        return next;
    }

    private static long plus(long time, long span) {
        return time > Long.MAX_VALUE - span ? Long.MAX_VALUE : time + span;
    }
}
