package io.ramzor.forecast;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What if: changes of a demand forecast as parameters. Places are queue ids, channel ids (all its queues) or {@code all}; where
 * several name the same queue their factors multiply.
 *
 * @param volume factor on contacts by place, 0 or more
 * @param handling factor on handling time by place, above 0
 * @param shifts what goes elsewhere
 * @param launch a new channel, null = none
 * @param botLevel level of the bot, null = as it is
 * @param from first instant of the change, null = from the start
 * @param until first instant after it, null = to the end; who has left before may still arrive after
 */
public record DemandScenario(
        Map<String, Double> volume,
        Map<String, Double> handling,
        List<Shift> shifts,
        Launch launch,
        String botLevel,
        Instant from,
        Instant until) {

    /** Nothing changes. */
    public static final DemandScenario NONE = new DemandScenario(Map.of(), Map.of(), List.of(), null, null, null, null);

    /** The place that means every queue. */
    public static final String ALL = "all";

    public DemandScenario {
        volume = volume == null ? Map.of() : Map.copyOf(volume);
        handling = handling == null ? Map.of() : Map.copyOf(handling);
        shifts = shifts == null ? List.of() : List.copyOf(shifts);
        volume.forEach(
                (place, factor) -> check(factor >= 0 && factor <= 100, "volume of " + place, factor, "0 to 100"));
        handling.forEach((place, factor) ->
                check(factor >= 0.01 && factor <= 100, "handling of " + place, factor, "0.01 to 100"));
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a scenario ends after it begins, not from " + from + " until " + until);
        }
    }

    /**
     * A share of what comes to one place comes to another instead.
     *
     * @param from queue or channel id
     * @param to queue or channel id; of several queues of a channel each gets by its own share of the channel's contacts
     * @param share 0 to 1
     * @param delayMinutes how much later on the average, 0 or more
     */
    public record Shift(String from, String to, double share, double delayMinutes) {
        public Shift {
            check(share >= 0 && share <= 1, "share from " + from + " to " + to, share, "0 to 1");
            check(delayMinutes >= 0 && delayMinutes <= 1440, "delay from " + from, delayMinutes, "0 to 1440 minutes");
            if (from == null || to == null || from.equals(to)) {
                throw new IllegalArgumentException(
                        "a shift goes from one place to another, not from " + from + " to " + to);
            }
        }
    }

    /**
     * A new channel: contacts that would have come elsewhere, and contacts that would not have come at all, which fade.
     *
     * @param queue id of its queue
     * @param channel its id
     * @param shifted share of each place's contacts that comes here instead, 0 to 1
     * @param induced contacts that come only because there is this channel, as a share of the shifted ones at its opening, 0 or more
     * @param halfLifeDays time in which the induced ones become half as many, above 0
     * @param opens when it opens, null = before the forecast's first interval, at it
     * @param handleSeconds mean handling of one contact there
     * @param patienceSeconds mean patience there, null = nobody leaves
     */
    public record Launch(
            String queue,
            String channel,
            Map<String, Double> shifted,
            double induced,
            double halfLifeDays,
            Instant opens,
            double handleSeconds,
            Double patienceSeconds) {
        public Launch {
            shifted = Map.copyOf(shifted);
            shifted.forEach((place, share) -> check(share >= 0 && share <= 1, "share of " + place, share, "0 to 1"));
            check(induced >= 0 && induced <= 100, "induced share", induced, "0 to 100");
            check(halfLifeDays > 0 && halfLifeDays <= 3650, "half-life", halfLifeDays, "above 0 to 3650 days");
            check(handleSeconds > 0 && handleSeconds <= 86_400, "handling time", handleSeconds, "above 0 to 86400 s");
        }
    }

    private static void check(boolean fine, String what, double value, String range) {
        if (!fine) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be " + range);
        }
    }
}
