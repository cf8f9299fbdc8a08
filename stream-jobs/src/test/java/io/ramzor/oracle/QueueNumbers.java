package io.ramzor.oracle;

import io.ramzor.centre.QueueTerms;
import io.ramzor.oracle.Leg.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts of queue legs, and the values read from them. */
final class QueueNumbers {
    private static final List<String> IN_SECONDS =
            List.of("wait_answered_seconds", "lateness_seconds", "handle_seconds", "work_seconds");

    /** Counts, and microseconds for what is named in seconds. */
    private final Map<String, Long> facts = new LinkedHashMap<>();

    private final List<Long> waits = new ArrayList<>();

    void add(String fact, long value) {
        facts.merge(fact, value, Long::sum);
    }

    void addLeg(Leg leg, boolean outbound, long now) {
        add("handle_seconds", leg.handleMicros());
        add("handled", leg.handled() ? 1 : 0);
        if (outbound) {
            return;
        }
        long wait = leg.waitMicros(now);
        long target = leg.terms.answerTargetMicros();
        add("offered", 1);
        add("lateness_seconds", Math.max(0, wait - target));
        add(outcome(leg.outcome, wait, target, leg.terms.shortAbandonMicros()), 1);
        if (leg.outcome == Outcome.ANSWERED) {
            waits.add(wait);
            add("wait_answered_seconds", wait);
        }
    }

    /** The legs of a spell as one leg of its first queue. */
    void addSpell(Spell spell, long now) {
        QueueTerms first = spell.legs.get(0).terms;
        Leg last = spell.legs.get(spell.legs.size() - 1);
        long wait = spell.legs.stream().mapToLong(leg -> leg.waitMicros(now)).sum();
        boolean within = wait <= first.answerTargetMicros();
        if (last.outcome == Outcome.ANSWERED) {
            add(within ? "customer_in" : "customer_late", 1);
        } else if (last.outcome == Outcome.ABANDONED) {
            String how = outcome(last.outcome, wait, first.answerTargetMicros(), first.shortAbandonMicros());
            add("customer_" + how, 1);
        } else if (last.open() && !within) {
            add("customer_waiting_late", 1);
        }
    }

    private static String outcome(Outcome outcome, long wait, long target, long shortest) {
        boolean in = wait <= target;
        if (outcome == null) {
            return in ? "waiting_in" : "waiting_late";
        }
        return switch (outcome) {
            case ANSWERED -> in ? "answered_in" : "answered_late";
            case ABANDONED -> wait < shortest ? "abandoned_short" : in ? "abandoned_early" : "abandoned_late";
            case CALLBACK -> in ? "callback_in" : "callback_late";
            case FLOWED_OUT -> "flowed_out";
            case TRANSFERRED -> "transferred_unanswered";
        };
    }

    private double fact(String name) {
        return facts.getOrDefault(name, 0L);
    }

    void write(Numbers numbers, String place) {
        facts.forEach((name, value) -> {
            if (IN_SECONDS.contains(name)) {
                numbers.seconds(place + ".facts." + name, value);
            } else {
                numbers.put(place + ".facts." + name, value);
            }
        });
        String values = place + ".values.";
        serviceLevels(numbers, values + "service_level.");
        numbers.ratio(
                values + "customer_service_level",
                fact("customer_in"),
                fact("customer_in")
                        + fact("customer_late")
                        + fact("customer_abandoned_early")
                        + fact("customer_abandoned_late")
                        + fact("customer_waiting_late"));
        double answered = fact("answered_in") + fact("answered_late");
        numbers.ratio(values + "asa_seconds", fact("wait_answered_seconds") / 1e6, answered);
        numbers.ratio(
                values + "abandonment",
                fact("abandoned_early") + fact("abandoned_late"),
                fact("offered") - fact("abandoned_short"));
        numbers.ratio(values + "aht_seconds", fact("handle_seconds") / 1e6, fact("handled"));
        numbers.put(values + "wait_p50_seconds", Percentile.seconds(waits, 50));
        numbers.put(values + "wait_p90_seconds", Percentile.seconds(waits, 90));
    }

    private void serviceLevels(Numbers numbers, String place) {
        double in = fact("answered_in");
        double brief = fact("abandoned_short");
        double early = fact("abandoned_early");
        double late = fact("abandoned_late");
        double due = in + fact("answered_late") + fact("waiting_late");
        numbers.ratio(place + "answered_only", in, due);
        numbers.ratio(place + "abandons_against", in, due + brief + early + late);
        numbers.ratio(place + "short_abandons_excluded", in, due + early + late);
        numbers.ratio(place + "early_abandons_excluded", in, due + late);
        numbers.ratio(place + "early_abandons_met", in + brief + early, due + brief + early + late);
        numbers.ratio(
                place + "exited_in_time",
                in + brief + early + fact("callback_in"),
                fact("offered") - fact("waiting_in"));
        numbers.ratio(place + "flow_outs_against", in, due + early + late + fact("flowed_out"));
    }
}
