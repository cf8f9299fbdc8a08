package io.ramzor.metric;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.event.Micros;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A number that can be traced to its contacts: of which counted facts it is made, and how it is computed from them. What a formula
 * reads is found by running it, so that an entry of the registry needs nothing more to be traced.
 */
public final class TracedMetric {
    /** What becomes of a leg: each leg has exactly one of these. */
    public static final Set<Measure> OUTCOMES = Collections.unmodifiableSet(EnumSet.of(
            Measure.ANSWERED_IN,
            Measure.ANSWERED_LATE,
            Measure.ABANDONED_SHORT,
            Measure.ABANDONED_EARLY,
            Measure.ABANDONED_LATE,
            Measure.CALLBACK_IN,
            Measure.CALLBACK_LATE,
            Measure.FLOWED_OUT,
            Measure.TRANSFERRED_UNANSWERED,
            Measure.WAITING_IN,
            Measure.WAITING_LATE));

    /** Facts that are counted only beside another one. */
    private static final Set<Measure> PARTS = EnumSet.of(
            Measure.HANDLED,
            Measure.CLOCK_TARGETED,
            Measure.CLOCK_WITHIN_TARGET,
            Measure.CLOCK_BUSINESS_WITHIN_TARGET,
            Measure.BOT_HANDED_OVER,
            Measure.BOT_VERIFIED_CONTAINED,
            Measure.BOT_VERIFIED_MATURED,
            Measure.HUMAN_REQUESTS_BLOCKED,
            Measure.ESCALATED,
            Measure.EPISODES_SINGLE,
            Measure.EPISODES_SINGLE_MATURED,
            Measure.EPISODE_SPELLS,
            Measure.EPISODE_AGENTS,
            Measure.DEFLECTION_RETURNED,
            Measure.STEPS_COMPLETED,
            Measure.STEPS_LEFT);

    private static final String BUSINESS = "business.";
    /** Numbers of the moment, which no formula over a slice computes. */
    private static final Map<String, Set<Measure>> OF_THE_MOMENT = Map.of(
            "arrivals", Set.of(Measure.ARRIVALS),
            "waiting", Set.of(Measure.WAITING_IN, Measure.WAITING_LATE),
            "oldest_wait_seconds", Set.of(Measure.WAITING_IN, Measure.WAITING_LATE));

    private final String id;
    private final MetricDefinition definition;
    private final String clock;
    private final boolean business;
    private final Set<Measure> measures;
    private final int percent;
    private final Formula formula;

    /** Computes the number from the sums of its facts as of now; null = no data. */
    private interface Formula {
        Number of(Sums sums, long now);
    }

    /**
     * The facts of a number, added up.
     *
     * @param counts occurrences by measure
     * @param sums their values by measure
     * @param oldestAt earliest instant under which one is counted, null if there is none
     * @param ranked the value that has the rank of {@link #percent}, null if none was asked for or there is none
     * @param calendar the queue's, null = always open
     */
    public record Sums(
            Map<Measure, Long> counts, Map<Measure, Long> sums, Long oldestAt, Long ranked, BusinessCalendar calendar) {
        private Slice slice() {
            Slice slice = new Slice();
            counts.forEach((measure, count) -> slice.addSum(measure, count, sums.getOrDefault(measure, 0L)));
            return slice;
        }

        private Tally tally() {
            Tally tally = new Tally();
            counts.forEach((measure, count) -> tally.addTotal(measure, count, sums.getOrDefault(measure, 0L)));
            return tally;
        }

        private Double oldestSeconds(boolean inBusinessTime, long now) {
            if (oldestAt == null) {
                return null;
            }
            boolean byCalendar = inBusinessTime && calendar != null;
            return Micros.toSeconds(byCalendar ? calendar.businessMicros(oldestAt, now) : now - oldestAt);
        }
    }

    private TracedMetric(
            String id, MetricDefinition definition, String clock, boolean business, Asked asked, Formula formula) {
        this.id = id;
        this.definition = definition;
        this.clock = clock;
        this.business = business;
        this.measures = asked.measures;
        this.percent = asked.percent;
        this.formula = formula;
    }

    /**
     * The number of that id: of the registry, or {@code CLOCK.NUMBER} and {@code CLOCK.business.NUMBER} of a response clock. Empty if
     * there is none, or if it is not of the contacts of a queue.
     */
    public static Optional<TracedMetric> of(String id) {
        int dot = id.indexOf('.');
        if (dot > 0 && isClock(id.substring(0, dot))) {
            return ofClock(id, id.substring(0, dot), id.substring(dot + 1));
        }
        if (OF_THE_MOMENT.containsKey(id)) {
            return Optional.of(ofTheMoment(id));
        }
        return Stream.concat(MetricRegistry.FACTS.stream(), MetricRegistry.VALUES.stream())
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .map(TracedMetric::of);
    }

    /**
     * The number of that id of a group, as far as it is one of single contacts or sessions. Empty if there is none, or if it is made of
     * the facts of several keys at once.
     */
    public static Optional<TracedMetric> of(Group group, String id) {
        return Stream.concat(MetricRegistry.groupFacts(group).stream(), MetricRegistry.groupValues(group).stream())
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .map(TracedMetric::of);
    }

    private static boolean isClock(String id) {
        return ClockMetrics.CLOCKS.stream().anyMatch(clock -> clock.id().equals(id));
    }

    private static TracedMetric of(Metric metric) {
        Asked asked = new Asked();
        asked.each(() -> metric.formula().of(asked, 0));
        return new TracedMetric(
                metric.id(),
                metric.definition(),
                "",
                false,
                asked,
                (sums, now) -> metric.formula().of(sums.slice(), now));
    }

    private static TracedMetric ofTheMoment(String id) {
        Asked asked = new Asked();
        asked.measures.addAll(OF_THE_MOMENT.get(id));
        Formula count = (sums, now) ->
                sums.counts.values().stream().mapToLong(Long::longValue).sum();
        Formula oldest = (sums, now) -> sums.oldestSeconds(false, now);
        return new TracedMetric(
                id,
                MetricRegistry.definition(id).orElseThrow(),
                "",
                false,
                asked,
                id.equals("oldest_wait_seconds") ? oldest : count);
    }

    private static Optional<TracedMetric> ofClock(String id, String clock, String number) {
        boolean business = number.startsWith(BUSINESS);
        String name = business ? number.substring(BUSINESS.length()) : number;
        return ClockMetrics.NUMBERS.stream()
                .filter(entry -> entry.definition().id().equals(name))
                .findFirst()
                .map(entry -> {
                    AskedTally asked = new AskedTally();
                    asked.asked.each(() -> entry.formula().of(reading(asked, business, null)));
                    if (asked.asked.measures.isEmpty()) {
                        asked.asked.measures.add(Measure.CLOCK_UNANSWERED);
                    }
                    Formula formula = (sums, now) ->
                            entry.formula().of(reading(sums.tally(), business, sums.oldestSeconds(business, now)));
                    return new TracedMetric(id, entry.definition(), clock, business, asked.asked, formula);
                });
    }

    private static ClockMetrics.Reading reading(Tally tally, boolean business, Double oldestSeconds) {
        return business
                ? new ClockMetrics.Reading(
                        tally,
                        Measure.CLOCK_BUSINESS_REPLIED,
                        Measure.CLOCK_BUSINESS_WITHIN_TARGET,
                        Measure.CLOCK_BUSINESS_UNANSWERED_LATE,
                        oldestSeconds)
                : new ClockMetrics.Reading(
                        tally,
                        Measure.CLOCK_REPLIED,
                        Measure.CLOCK_WITHIN_TARGET,
                        Measure.CLOCK_UNANSWERED_LATE,
                        oldestSeconds);
    }

    public String id() {
        return id;
    }

    /** What it means; of a clock's number, the number's. */
    public MetricDefinition definition() {
        return definition;
    }

    /** Response clock of its facts, {@code ""} = facts of queue legs. */
    public String clock() {
        return clock;
    }

    /** Whether it is read in business time. */
    public boolean business() {
        return business;
    }

    /** The facts of which it is made. */
    public Set<Measure> measures() {
        return measures;
    }

    /**
     * Those of its facts that find each leg or clock that it is about once: no two of them are counted of the same one. Of a share, all
     * legs offered, also those that are not counted in it.
     */
    public Set<Measure> listed() {
        Set<Measure> listed = EnumSet.copyOf(measures);
        boolean ofAllLegs = listed.contains(Measure.OFFERED) || id.startsWith(ValueMetrics.PRESET_PREFIX);
        if (ofAllLegs) {
            return EnumSet.of(Measure.OFFERED);
        }
        if (listed.size() > 1) {
            listed.removeAll(PARTS);
        }
        return listed;
    }

    /** Which percentile of the values of its facts it is, 0 = none. */
    public int percent() {
        return percent;
    }

    /** The book in which its facts stand if it is asked for in that one: some stand in one only. */
    public Book book(Book asked) {
        if (measures.contains(Measure.ARRIVALS)) {
            return Book.LIVE;
        }
        boolean ofOpenOnes = measures.contains(Measure.CLOCK_UNANSWERED) || OF_THE_MOMENT.containsKey(id);
        return ofOpenOnes ? Book.INTERVAL : asked;
    }

    /** The number as of now, null = no data. */
    public Number value(Sums sums, long now) {
        if (percent > 0) {
            return sums.ranked == null ? null : Micros.toSeconds(sums.ranked);
        }
        return formula.of(sums, now);
    }

    /** The place, from 1, that a percentile has among so many sorted values: the nearest rank. */
    public static long rank(long count, int percent) {
        return Math.max(1, (count * percent + 99) / 100);
    }

    /** Whether the values of that measure are instants, whose sum may pass the range of a whole number. */
    public static boolean isInstant(Measure measure) {
        return measure == Measure.WAITING_LATE
                || measure == Measure.CLOCK_UNANSWERED
                || measure == Measure.WORK_RUNNING;
    }

    /**
     * A share as its two counts.
     *
     * @param numerator legs that are for it
     * @param denominator legs that are for or against it
     */
    public record Share(long numerator, long denominator) {
        /** Of no leg. */
        public static final Share NONE = new Share(0, 0);

        /** Null = no data. */
        public Double value() {
            return denominator == 0 ? null : numerator / (double) denominator;
        }

        public Share plus(Share other) {
            return new Share(numerator + other.numerator, denominator + other.denominator);
        }
    }

    /** A service level as its two counts, from how many legs came to each of the {@link #OUTCOMES}. */
    public Share share(Map<Measure, Long> outcomes) {
        Share share = Share.NONE;
        for (Map.Entry<Measure, Long> outcome : outcomes.entrySet()) {
            Boolean counts = counts(Map.of(Measure.OFFERED, 1L, outcome.getKey(), 1L));
            if (counts != null) {
                share = share.plus(new Share(counts ? outcome.getValue() : 0, outcome.getValue()));
            }
        }
        return share;
    }

    /** Whether a leg of those facts is for (true) or against (false) that service level; null = it is not counted in it. */
    public Boolean counts(Collection<ContactTrace.Fact> ofOneLeg) {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        ofOneLeg.forEach(fact -> counts.merge(Measure.of(fact.measure()), 1L, Long::sum));
        return counts(counts);
    }

    private Boolean counts(Map<Measure, Long> ofOneLeg) {
        Number share = formula.of(new Sums(ofOneLeg, Map.of(), null, null, null), 0);
        return share == null ? null : share.doubleValue() > 0;
    }

    /** Takes note of what a formula asks for, both where there is nothing and where there is one of each. */
    private static final class Asked extends Slice {
        private final Set<Measure> measures = EnumSet.noneOf(Measure.class);
        private int percent;
        private long answer;

        void each(Runnable formula) {
            for (answer = 0; answer <= 1; answer++) {
                formula.run();
            }
        }

        @Override
        public long count(Measure measure) {
            measures.add(measure);
            return answer;
        }

        @Override
        public long sumMicros(Measure measure) {
            return count(measure);
        }

        @Override
        public long percentileMicros(Measure measure, int asked) {
            percent = asked;
            count(measure);
            return -1;
        }
    }

    /** Likewise for a formula over one clock. */
    private static final class AskedTally extends Tally {
        private final Asked asked = new Asked();

        @Override
        long count(Measure measure) {
            return asked.count(measure);
        }

        @Override
        long sum(Measure measure) {
            return asked.count(measure);
        }

        @Override
        long percentile(Measure measure, int percent) {
            return asked.percentileMicros(measure, percent);
        }
    }
}
