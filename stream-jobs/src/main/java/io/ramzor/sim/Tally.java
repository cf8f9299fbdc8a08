package io.ramzor.sim;

import io.ramzor.event.Micros;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the engine itself counts, cheaply: facts of queue legs by the 15 minutes of their {@code queued}, arrivals by stream, bot
 * sessions by topic, and the true rates.
 */
final class Tally {
    static final long INTERVAL = 15 * Micros.MINUTE;

    /** Facts of a leg, named as in the intervals; sums in microseconds. */
    enum Fact {
        OFFERED,
        ANSWERED_IN,
        ANSWERED_LATE,
        ABANDONED_SHORT,
        ABANDONED_EARLY,
        ABANDONED_LATE,
        CALLBACK_IN,
        CALLBACK_LATE,
        FLOWED_OUT,
        WAIT_ANSWERED,
        LATENESS,
        HANDLE,
        HANDLED
    }

    final long start;
    final int intervals;
    private final FloorModel model;
    private final long[][] facts;
    private final int[][] arrivals;
    private final double[][] rates;
    /** By queue. */
    final long[] transfers;
    /** By queue and topic: contained, handed over, abandoned. */
    final long[][][] bot;

    /** By queue: contacts that came there otherwise than by the arrivals of the demand. */
    final long[] returned;

    long arrived;
    long ended;

    Tally(FloorModel model, long start, long end) {
        this.model = model;
        this.start = start;
        this.intervals = (int) ((end - start + INTERVAL - 1) / INTERVAL) + 1;
        int queues = model.queues.length;
        facts = new long[Fact.values().length][queues * intervals];
        arrivals = new int[model.streams.length][intervals];
        rates = new double[queues][intervals];
        transfers = new long[queues];
        returned = new long[queues];
        bot = new long[queues][model.topics.length][3];
    }

    void arrived(ArrivalStream stream, long now) {
        arrived++;
        arrivals[stream.number][interval(now)]++;
    }

    /** A contact that follows another one, or a digital session. */
    void returned(Contact contact) {
        arrived++;
        returned[contact.queue.index]++;
    }

    /** A contact that comes to no queue by itself: a call of the centre, a session to which an agent sends a link. */
    void besides() {
        arrived++;
    }

    void ended() {
        ended++;
    }

    void queued(Contact contact) {
        add(Fact.OFFERED, contact, 1);
    }

    /** Returns whether it came late. */
    boolean answered(Contact contact, long now) {
        long wait = now - contact.queuedAt;
        add(wait <= contact.queue.answerTarget ? Fact.ANSWERED_IN : Fact.ANSWERED_LATE, contact, 1);
        add(Fact.WAIT_ANSWERED, contact, wait);
        add(Fact.LATENESS, contact, Math.max(0, wait - contact.queue.answerTarget));
        return wait > contact.queue.answerTarget;
    }

    void abandoned(Contact contact, long now) {
        long wait = now - contact.queuedAt;
        QueueModel queue = contact.queue;
        Fact fact = wait < queue.shortAbandon
                ? Fact.ABANDONED_SHORT
                : wait <= queue.answerTarget ? Fact.ABANDONED_EARLY : Fact.ABANDONED_LATE;
        add(fact, contact, 1);
        add(Fact.LATENESS, contact, Math.max(0, wait - queue.answerTarget));
    }

    void flowedOut(Contact contact, long now) {
        add(Fact.FLOWED_OUT, contact, 1);
        add(Fact.LATENESS, contact, Math.max(0, now - contact.queuedAt - contact.queue.answerTarget));
    }

    /** Returns whether it came late. */
    boolean bookedCallback(Contact contact, long now) {
        long wait = now - contact.queuedAt;
        boolean late = wait > contact.queue.answerTarget;
        add(late ? Fact.CALLBACK_LATE : Fact.CALLBACK_IN, contact, 1);
        add(Fact.LATENESS, contact, Math.max(0, wait - contact.queue.answerTarget));
        return late;
    }

    void handled(Contact contact, long now) {
        add(Fact.HANDLE, contact, now - contact.answeredAt);
        add(Fact.HANDLED, contact, now > contact.answeredAt ? 1 : 0);
    }

    void transferred(Contact contact) {
        transfers[contact.queue.index]++;
    }

    void bot(Contact contact, String outcome) {
        int kind = outcome.equals("contained") ? 0 : outcome.equals("handed_over") ? 1 : 2;
        bot[contact.queue.index][contact.topic][kind]++;
    }

    /** Notes the true rates of a day, one array of contacts a minute by topic. */
    void rates(int queue, long dayStart, double[][] perMinute) {
        for (double[] topic : perMinute) {
            for (int minute = 0; minute < topic.length; minute++) {
                int interval = interval(dayStart + minute * Micros.MINUTE);
                if (interval < intervals) {
                    rates[queue][interval] += topic[minute];
                }
            }
        }
    }

    long fact(Fact fact, int queue, int interval) {
        return facts[fact.ordinal()][queue * intervals + interval];
    }

    /** All facts by their names in the intervals; sums of time in seconds. */
    Map<String, Number> facts(int queue, int interval) {
        long[] values = new long[Fact.values().length];
        for (Fact fact : Fact.values()) {
            values[fact.ordinal()] = fact(fact, queue, interval);
        }
        return named(values);
    }

    /** Facts given by ordinal, named likewise. */
    static Map<String, Number> named(long[] values) {
        Map<String, Number> named = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            String name = fact.name().toLowerCase(Locale.ROOT);
            long value = values[fact.ordinal()];
            switch (fact) {
                case WAIT_ANSWERED, LATENESS, HANDLE -> named.put(name + "_seconds", Micros.toSeconds(value));
                default -> named.put(name, value);
            }
        }
        return named;
    }

    /** Expected contacts of the queue in that interval. */
    double rate(int queue, int interval) {
        return rates[queue][interval];
    }

    int arrivals(int stream, int interval) {
        return arrivals[stream][interval];
    }

    /** First microsecond of an interval. */
    long startOf(int interval) {
        return start + interval * INTERVAL;
    }

    /** Of a contact from the centre to a customer only the handling counts. */
    private void add(Fact fact, Contact contact, long value) {
        if (contact.outbound && fact != Fact.HANDLE && fact != Fact.HANDLED) {
            return;
        }
        facts[fact.ordinal()][contact.queue.index * intervals + interval(contact.queuedAt)] += value;
    }

    private int interval(long micros) {
        return (int) ((micros - start) / INTERVAL);
    }
}
