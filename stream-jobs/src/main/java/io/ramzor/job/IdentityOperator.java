package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.EventOrder;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Tells which customers are one: those connected by links in force, under the smallest id of them. Of a pair the latest event by time,
 * seq and id decides, and links only with the centre's least confidence; an event without one is certain. Runs once and walks from
 * customer to customer over their states. A link is forgotten with the customers' memory; nobody is told, for what it led to stays.
 */
final class IdentityOperator extends EventTimeOperator<ReadEvent, JourneyStep> {
    private final double minimumConfidence;
    private final long lateness;
    private final long memory;
    private transient ValueState<LinkBook> books;

    IdentityOperator(Centre centre) {
        minimumConfidence = centre.identityMinimumConfidence();
        lateness = centre.allowedLatenessMicros();
        memory = Math.max(centre.customerMemoryDays() * Micros.DAY, lateness);
    }

    /** The customer under whom a link event is read first. */
    static String keyOf(ReadEvent read) {
        return read.event().customer() == null ? "" : read.event().customer();
    }

    @Override
    public void open() throws Exception {
        super.open();
        books = getRuntimeContext().getState(new ValueStateDescriptor<>("links", TypeInformation.of(LinkBook.class)));
    }

    @Override
    public void processElement(StreamRecord<ReadEvent> record) throws Exception {
        Event event = record.getValue().event();
        String one = event.customer();
        String other = event.sameAs();
        if (isNobody(one) || isNobody(other) || one.equals(other)) {
            return;
        }
        boolean before = book(one).inForce(other);
        Set<String> withOne = before ? Set.of() : connected(one);
        Set<String> withOther = before ? Set.of() : connected(other);
        note(one, other, event);
        note(other, one, event);
        boolean after = book(one).inForce(other);
        if (!before && after && !withOne.contains(other)) {
            join(one, withOne, other, withOther);
        } else if (before && !after) {
            part(one, other, true);
        }
        setCurrentKey(one);
    }

    private static boolean isNobody(String customer) {
        return customer == null || customer.isEmpty();
    }

    private LinkBook book(String customer) throws Exception {
        setCurrentKey(customer);
        LinkBook book = books.value();
        return book == null ? new LinkBook() : book;
    }

    private void note(String customer, String other, Event event) throws Exception {
        LinkBook book = book(customer);
        if (Retraction.is(event)) {
            book.links.removeIf(link -> link.id.equals(event.target()));
        } else {
            book.links.add(link(other, event));
        }
        keep(book);
    }

    private LinkBook.Link link(String other, Event event) {
        LinkBook.Link link = new LinkBook.Link();
        link.other = other;
        link.id = event.id();
        link.time = event.time();
        link.seq = event.seq();
        boolean sure = event.confidence() == null || event.confidence() >= minimumConfidence;
        link.inForce = event.type() == EventType.IDENTITY_LINKED && sure;
        return link;
    }

    /** All who are one with the customer, the customer too. */
    private Set<String> connected(String customer) throws Exception {
        Set<String> found = new HashSet<>(Set.of(customer));
        Deque<String> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            LinkBook book = book(open.pop());
            for (LinkBook.Link link : book.links) {
                if (link.inForce && !found.contains(link.other) && book.inForce(link.other)) {
                    found.add(link.other);
                    open.push(link.other);
                }
            }
        }
        return found;
    }

    private void join(String one, Set<String> withOne, String other, Set<String> withOther) throws Exception {
        String rootOfOne = rootOf(one);
        String rootOfOther = rootOf(other);
        String root = EventOrder.compareUtf8(rootOfOne, rootOfOther) <= 0 ? rootOfOne : rootOfOther;
        if (!root.equals(rootOfOne) || withOne.size() == 1) {
            name(withOne, root, true);
        }
        if (!root.equals(rootOfOther) || withOther.size() == 1) {
            name(withOther, root, true);
        }
    }

    private String rootOf(String customer) throws Exception {
        String root = book(customer).root;
        return root == null ? customer : root;
    }

    private void part(String one, String other, boolean tell) throws Exception {
        Set<String> withOne = connected(one);
        if (!withOne.contains(other)) {
            name(withOne, smallest(withOne), tell);
            Set<String> withOther = connected(other);
            name(withOther, smallest(withOther), tell);
        }
    }

    private static String smallest(Collection<String> customers) {
        return customers.size() == 1
                ? null
                : customers.stream().min(EventOrder::compareUtf8).orElseThrow();
    }

    private void name(Set<String> customers, String root, boolean tell) throws Exception {
        List<String> ordered =
                customers.stream().sorted(EventOrder::compareUtf8).toList();
        for (String customer : ordered) {
            LinkBook book = book(customer);
            if (root == null ? book.root != null : !root.equals(book.root)) {
                book.root = root;
                keep(book);
                if (tell) {
                    emit(JourneyStep.root(customer, root));
                }
            }
        }
    }

    /** Keeps the book of the current customer, without what no late event can ask for. */
    private void keep(LinkBook book) throws Exception {
        long horizon = now() == EventClock.NONE ? EventClock.NONE : now() - lateness;
        book.links.removeIf(link -> link.time < horizon && isSettled(book, link, horizon));
        long next = Long.MAX_VALUE;
        for (LinkBook.Link link : book.links) {
            long at = link.time >= horizon ? link.time + lateness + 1 : link.time + memory + lateness + 1;
            next = Math.min(next, at);
        }
        book.timer = moveTimer(book.timer, next);
        if (book.links.isEmpty() && book.root == null) {
            books.clear();
        } else {
            books.update(book);
        }
    }

    /** Whether a link that is final may go: it was overtaken by another that is final, or undoes and nothing is left to undo. */
    private static boolean isSettled(LinkBook book, LinkBook.Link link, long horizon) {
        boolean last = true;
        for (LinkBook.Link other : book.links) {
            boolean later = other.other.equals(link.other) && LinkOrder.compare(other, link) > 0;
            last &= !later || other.time >= horizon;
        }
        return !last || !link.inForce;
    }

    @Override
    void onTimer(long at) throws Exception {
        LinkBook book = books.value();
        if (book == null || book.timer != at) {
            return;
        }
        String customer = (String) getCurrentKey();
        book.timer = Long.MAX_VALUE;
        List<LinkBook.Link> forgotten = book.links.stream()
                .filter(link -> link.time + memory + lateness < at)
                .toList();
        book.links.removeAll(forgotten);
        keep(book);
        for (LinkBook.Link link : forgotten) {
            if (link.inForce) {
                LinkBook other = book(link.other);
                other.links.removeIf(same -> same.id.equals(link.id));
                keep(other);
                part(customer, link.other, false);
            }
        }
        setCurrentKey(customer);
    }

    @Override
    void endOfLog() {}
}
