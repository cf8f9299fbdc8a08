package io.ramzor.control;

import io.ramzor.centre.Channel;
import io.ramzor.centre.ChannelKind;
import io.ramzor.staffing.Erlang;
import io.ramzor.staffing.Load;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Agents on queue that a demand takes to hold its queue's target; the one place that chooses the formula. Remembers what it reckoned. Safe
 * for use by several threads.
 */
final class AgentNumbers {
    private static final double DEFERRED_OCCUPANCY = 0.9;
    private static final int MOST_REMEMBERED = 50_000;

    /**
     * What decides about a number.
     *
     * @param arrivals contacts an interval
     * @param channel how contacts are held
     */
    record Question(
            double arrivals,
            int minutes,
            double handleSeconds,
            Double patienceSeconds,
            double targetSeconds,
            double serviceLevel,
            Channel channel) {}

    private final Map<Question, Double> known = new ConcurrentHashMap<>();

    double required(Question asked) {
        if (asked.arrivals() <= 0) {
            return 0;
        }
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(rounded(asked), AgentNumbers::reckon);
    }

    /** To three digits, so that like demands are reckoned once. */
    private static Question rounded(Question asked) {
        return new Question(
                threeDigits(asked.arrivals()),
                asked.minutes(),
                threeDigits(asked.handleSeconds()),
                asked.patienceSeconds() == null ? null : threeDigits(asked.patienceSeconds()),
                asked.targetSeconds(),
                asked.serviceLevel(),
                asked.channel());
    }

    private static double threeDigits(double value) {
        if (value <= 0) {
            return value;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 2);
        return Math.rint(value / unit) * unit;
    }

    private static double reckon(Question asked) {
        double perSecond = asked.arrivals() / (asked.minutes() * 60.0);
        double erlangs = perSecond * asked.handleSeconds();
        if (asked.channel().kind() == ChannelKind.DEFERRED) {
            return erlangs / DEFERRED_OCCUPANCY;
        }
        double level = Math.min(0.999, Math.max(0.001, asked.serviceLevel()));
        Load load = new Load(perSecond, asked.handleSeconds(), asked.patienceSeconds());
        int places = Erlang.agentsFor(load, asked.targetSeconds(), level);
        return Math.ceil(places / (double) asked.channel().capacity());
    }
}
