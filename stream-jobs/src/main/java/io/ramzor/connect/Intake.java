package io.ramzor.connect;

import io.ramzor.centre.Centre;
import io.ramzor.decision.SourceStatus;
import io.ramzor.event.Event;
import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.event.Reject;
import io.ramzor.event.RejectReason;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The one way into the events topic: sets aside what is no event or lies in the future, counts what came before,
 * commits the rest.
 *
 * <p>The last {@value #REMEMBERED} ids are remembered, also over a restart; an older duplicate is found by the stream
 * job. Safe for
 * use by several threads, one batch at a time.
 */
public final class Intake {
    static final int REMEMBERED = 100_000;
    private static final int READ = 5_000;

    private final Broker broker;
    private final Centre centre;
    private final InstantSource clock;
    private final RecentIds ids = new RecentIds(REMEMBERED);
    private final Map<String, SourceStatus> sources = new TreeMap<>();
    private long newest = Long.MIN_VALUE;
    private boolean live;

    /** Remembers the ids that the events topic ends with. */
    public Intake(Broker broker, Centre centre, InstantSource clock) throws IOException {
        this.broker = broker;
        this.centre = centre;
        this.clock = clock;
        int partitions = broker.partitions(Topics.EVENTS);
        for (int partition = 0; partition < partitions; partition++) {
            remember(partition, REMEMBERED / partitions);
        }
    }

    private void remember(int partition, int most) throws IOException {
        long end = broker.end(Topics.EVENTS, partition);
        long next = Math.max(0, end - most);
        while (next < end) {
            List<Broker.Stored> records = broker.read(Topics.EVENTS, partition, next, READ, Duration.ZERO);
            if (records.isEmpty()) {
                return;
            }
            records.forEach(record -> remember(record.value()));
            next = records.get(records.size() - 1).offset() + 1;
        }
    }

    private void remember(byte[] line) {
        try {
            Event event = EventJson.decode(line);
            ids.add(event.id());
            newest = Math.max(newest, event.time());
            live |= ClockTicker.isLiveTick(event);
        } catch (EventException e) {
            // What is no event has no id to remember; the stream job sets it aside.
        }
    }

    /**
     * Takes lines in; when it returns, the events are committed, and so are the rejects.
     *
     * @throws IOException if something could not be committed; the same lines may come again, and what was
     *     committed counts once
     */
    public synchronized Receipt take(List<Incoming> lines) throws IOException {
        Batch batch = new Batch();
        lines.forEach(batch::sort);
        batch.commit();
        return batch.receipt();
    }

    /** Appends an event to every partition, as clocks are. */
    synchronized void tell(List<Event> onePerPartition) throws IOException {
        for (int partition = 0; partition < onePerPartition.size(); partition++) {
            Event event = onePerPartition.get(partition);
            broker.append(Topics.EVENTS, partition, List.of(Topics.eventEntry(event)));
        }
    }

    int partitions() {
        return broker.partitions(Topics.EVENTS);
    }

    /** The largest event time taken, microseconds; {@link Long#MIN_VALUE} if there was none. */
    public synchronized long newestMicros() {
        return newest;
    }

    /**
     * Whether events come as they happen: one came that was no older than the lateness allowed. Once live, the stream
     * stays live,
     * also when it falls quiet; while it is not, event time follows what is read, so that yesterday's export is not
     * late.
     */
    public synchronized boolean isLive() {
        return live;
    }

    /** What was last heard of each source since the start; an event that names none counts for where it was read. */
    public synchronized List<SourceStatus> sources() {
        return List.copyOf(sources.values());
    }

    /** Lines while they are sorted and committed. */
    private final class Batch {
        private final long now = Micros.of(clock.instant());
        private final Map<Integer, List<Incoming>> accepted = new LinkedHashMap<>();
        private final Set<String> ownIds = new HashSet<>();
        private final List<Broker.Entry> rejects = new ArrayList<>();
        private final List<Receipt.Line> refusals = new ArrayList<>();
        private long taken;
        private long duplicates;

        void sort(Incoming line) {
            if (line.problem() != null) {
                refuse(line, line.problem());
                return;
            }
            Event event = line.event();
            long ahead = event.time() - now;
            if (ahead > centre.futureMicros()) {
                refuse(line, future(ahead));
            } else if (ids.contains(event.id()) || !ownIds.add(event.id())) {
                duplicates++;
            } else {
                int partition = Topics.partitionOf(Topics.eventKey(event), partitions());
                accepted.computeIfAbsent(partition, first -> new ArrayList<>()).add(line);
                taken++;
            }
        }

        private EventException future(long ahead) {
            return new EventException(
                    RejectReason.FUTURE,
                    "the event is " + -Math.floorDiv(-ahead, Micros.SECOND)
                            + " s ahead of this machine's clock; at most " + centre.futureMicros() / Micros.SECOND
                            + " s are allowed (future_minutes)");
        }

        private void refuse(Incoming line, EventException why) {
            rejects.add(Topics.REJECTS.entry(Reject.of(line.from(), line.line(), why, line.text())));
            refusals.add(new Receipt.Line(line.line(), why.getMessage()));
        }

        /** Rejects first: if the events then fail and come again, a reject stands twice rather than never. */
        void commit() throws IOException {
            if (!rejects.isEmpty()) {
                broker.append(Topics.REJECTS.name(), 0, rejects);
            }
            for (Map.Entry<Integer, List<Incoming>> part : accepted.entrySet()) {
                List<Broker.Entry> entries = part.getValue().stream()
                        .map(line -> new Broker.Entry(Topics.eventKey(line.event()), line.text()))
                        .toList();
                broker.append(Topics.EVENTS, part.getKey(), entries);
                part.getValue().forEach(this::heard);
            }
        }

        private void heard(Incoming line) {
            Event event = line.event();
            ids.add(event.id());
            newest = Math.max(newest, event.time());
            live |= event.time() >= now - centre.allowedLatenessMicros();
            if (event.type() != EventType.CLOCK) {
                String source = event.source() == null ? line.from() : event.source();
                SourceStatus one = new SourceStatus(source, Micros.toInstant(event.time()), 1);
                sources.merge(source, one, Batch::later);
            }
        }

        private static SourceStatus later(SourceStatus before, SourceStatus one) {
            return new SourceStatus(
                    before.source(),
                    before.lastEvent().isAfter(one.lastEvent()) ? before.lastEvent() : one.lastEvent(),
                    before.events() + one.events());
        }

        Receipt receipt() {
            int listed = Math.min(refusals.size(), Receipt.MOST_LISTED);
            return new Receipt(taken, duplicates, refusals.size(), List.copyOf(refusals.subList(0, listed)));
        }
    }
}
