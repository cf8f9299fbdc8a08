package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.event.Rfc3339;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Every number of a log, at its end. */
public final class Oracle {
    /** Groups of facts whose breakdowns it works out; of the others the sums are in the totals. */
    public static final Set<String> BROKEN_DOWN = Set.of("agent", "load", "deadline", "funnel");

    private static final String NONE = "none";

    private final Centre centre;
    private final long now;
    private final List<Life> lives;
    /** Events of no contact, in order. */
    private final List<Event> others;

    private final Map<String, QueueNumbers> queues = new TreeMap<>();

    /** @param read what a reader keeps of the log */
    public Oracle(Centre centre, Reading read) {
        this.centre = centre;
        this.now = read.now();
        this.lives = Lives.of(centre, read.kept());
        this.others = read.kept().stream()
                .filter(event -> !event.type().ofContact())
                .sorted(StepOrder.PLAIN)
                .toList();
    }

    /** Events of contacts that cannot follow, by id. */
    public List<String> cannotFollow() {
        return lives.stream()
                .flatMap(life -> life.cannotFollow.stream())
                .map(Event::id)
                .sorted()
                .toList();
    }

    /** The numbers under the names of {@code totals.json}. */
    public Numbers totals() {
        queues.clear();
        centre.queues().keySet().forEach(queue -> at("queues." + queue));
        centre.channels().keySet().forEach(channel -> at("channels." + channel));
        at("all");
        for (Life life : lives) {
            countLegs(life);
        }
        for (Activity.Spent time : spent()) {
            if (!time.idle() && time.queue() != null) {
                String channel =
                        centre.queueOrDefault(time.queue(), time.channel()).channel();
                for (String place : List.of("queues." + time.queue(), "channels." + channel, "all")) {
                    at(place).add("work_seconds", time.to() - time.from());
                }
            }
        }
        Numbers numbers = new Numbers();
        queues.forEach((place, facts) -> facts.write(numbers, place));
        clocks().forEach((place, clock) -> clock.write(numbers, "responses." + place));
        GroupSums sums = new GroupSums(centre);
        deadlines(sums).write(numbers, "deadlines");
        new JourneyNumbers(centre, lives, others, now).write(numbers);
        agents(sums).forEach((agent, of) -> of.write(numbers, "agents." + agent, now));
        new FunnelNumbers(centre, others, now).write(numbers);
        return numbers;
    }

    /** Facts of agents, load, deadlines and funnel by group, keys and interval, such as {@code load voice 1 2026-03-02T08:00:00Z}. */
    public Map<String, Numbers> breakdowns() {
        GroupSums sums = new GroupSums(centre);
        deadlines(sums);
        Numbers unused = new Numbers();
        agents(sums).forEach((agent, of) -> of.write(unused, agent, now));
        new FunnelNumbers(centre, others, now).write(sums);
        return sums.numbers();
    }

    private Deadlines deadlines(GroupSums sums) {
        Deadlines deadlines = new Deadlines(centre, now, sums);
        lives.forEach(deadlines::add);
        return deadlines;
    }

    /** The numbers of each interval by queue and start, such as {@code calls 2026-03-02T08:00:00Z}. */
    public Map<String, Numbers> intervals() {
        Map<String, QueueNumbers> slices = new TreeMap<>();
        for (Life life : lives) {
            for (Spell spell : life.spells) {
                for (Leg leg : spell.legs) {
                    slices.computeIfAbsent(interval(leg.queue, leg.queued), key -> new QueueNumbers())
                            .addLeg(leg, life.outbound, now);
                }
                if (!spell.legs.isEmpty() && !life.outbound) {
                    slices.get(interval(spell.legs.get(0).queue, spell.legs.get(0).queued))
                            .addSpell(spell, now);
                }
            }
        }
        addWork(slices);
        Map<String, Numbers> numbers = new TreeMap<>();
        slices.forEach((key, slice) -> {
            Numbers written = new Numbers();
            slice.write(written, "slice");
            numbers.put(key, written.below("slice"));
        });
        addClocks(numbers);
        return numbers;
    }

    private String interval(String queue, long at) {
        return queue + " " + Rfc3339.format(centre.intervalStart(at));
    }

    private List<Activity.Spent> spent() {
        return lives.stream()
                .flatMap(life -> new Activity(centre, life).until(now).stream())
                .toList();
    }

    private Map<String, AgentNumbers> agents(GroupSums sums) {
        Map<String, AgentNumbers> agents = new TreeMap<>();
        Function<String, AgentNumbers> of =
                agent -> agents.computeIfAbsent(agent, key -> new AgentNumbers(centre, key, sums));
        for (Event event : others) {
            if (event.type() == EventType.AGENT_STATE) {
                of.apply(event.agent()).states.add(event);
            } else if (event.type() == EventType.AGENT_SCHEDULED && event.start() != null && event.end() != null) {
                of.apply(event.agent()).plan.add(event);
            }
        }
        spent().stream()
                .filter(time -> !time.agent().isEmpty())
                .forEach(time -> of.apply(time.agent()).spent.add(time));
        return agents;
    }

    /** Full-weight time inside each interval, and in all. */
    private void addWork(Map<String, QueueNumbers> slices) {
        long length = centre.intervalMinutes() * Micros.MINUTE;
        for (Activity.Spent time : spent()) {
            if (time.idle() || time.queue() == null) {
                continue;
            }
            for (long start = centre.intervalStart(time.from()); start < time.to(); start += length) {
                long inside = Math.min(time.to(), start + length) - Math.max(time.from(), start);
                slices.computeIfAbsent(interval(time.queue(), start), key -> new QueueNumbers())
                        .add("work_seconds", inside);
            }
        }
    }

    /** Response clocks stand beside the legs of the interval of their start. */
    private void addClocks(Map<String, Numbers> intervals) {
        Map<String, ClockNumbers> clocks = new TreeMap<>();
        eachClock(clock -> {
            if (clock.leg != null) {
                clocks.computeIfAbsent(
                                interval(clock.leg.queue, clock.start) + "\t" + clock.id, k -> new ClockNumbers(centre))
                        .add(clock, now);
            }
        });
        clocks.forEach((key, clock) -> {
            Numbers interval = intervals.get(key.substring(0, key.indexOf('\t')));
            if (interval != null) {
                clock.write(interval, "responses." + key.substring(key.indexOf('\t') + 1));
            }
        });
    }

    private QueueNumbers at(String place) {
        return queues.computeIfAbsent(place, key -> new QueueNumbers());
    }

    private void countLegs(Life life) {
        for (Spell spell : life.spells) {
            for (Leg leg : spell.legs) {
                for (String place : places(leg, life)) {
                    at(place).addLeg(leg, life.outbound, now);
                }
            }
            if (!spell.legs.isEmpty() && !life.outbound) {
                for (String place : places(spell.legs.get(0), life)) {
                    at(place).addSpell(spell, now);
                }
            }
        }
        if (!life.outbound && !life.steps.isEmpty()) {
            at("channels." + life.channel.id()).add("contacts", 1);
            at("all").add("contacts", 1);
        }
    }

    private List<String> places(Leg leg, Life life) {
        String channel = centre.queueOrDefault(leg.queue, life.channel.id()).channel();
        return List.of("queues." + leg.queue, "channels." + channel, "all");
    }

    private Map<String, ClockNumbers> clocks() {
        Map<String, ClockNumbers> clocks = new TreeMap<>();
        eachClock(clock -> clocks.computeIfAbsent(
                        (clock.leg == null ? NONE : clock.leg.queue) + "." + clock.id, key -> new ClockNumbers(centre))
                .add(clock, now));
        return clocks;
    }

    private void eachClock(Consumer<ResponseClock> take) {
        lives.stream()
                .filter(life -> !life.outbound)
                .flatMap(life -> life.spells.stream())
                .forEach(spell -> spell.clocks.forEach(take));
    }
}
