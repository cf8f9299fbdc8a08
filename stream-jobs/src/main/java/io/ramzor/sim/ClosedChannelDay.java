package io.ramzor.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ordinary Tuesday on which WhatsApp is closed at 11:00 for the rest of the day: a share of its customers, drawn from 20 to 60 %, calls
 * instead, after a delay whose mean is drawn from 2 to 20 minutes. The log says that the channel is closed and no more.
 *
 * @param scenario the day
 * @param share share of WhatsApp's customers who call instead
 * @param delayMinutes mean of a lognormal delay with as large a deviation
 */
public record ClosedChannelDay(Scenario scenario, double share, double delayMinutes) {
    /** Local time at which it is closed. */
    public static final String CLOSES = "11:00";

    private static final String CLOSED = "whatsapp";
    private static final int SHARE = 101;
    private static final int DELAY = 102;

    /**
     * @param seed draws share and delay
     * @param size factor on what comes to WhatsApp, all days
     */
    public static ClosedChannelDay drawn(long seed, double size) {
        double share = 0.2 + 0.4 * Draws.uniform(seed, SHARE, 0);
        double delay = 2 * Math.pow(10, Draws.uniform(seed, DELAY, 0));
        Scenario usual = Scenario.named("quiet-day");
        Scenario.Note note = new Scenario.Note(CLOSES, "channel_closed", CLOSED, "WhatsApp is closed");
        Scenario closed = new Scenario(
                "closed-channel",
                usual.day(),
                usual.opens(),
                usual.level(),
                usual.queueLevel(),
                usual.surges(),
                List.of(note),
                usual.botLevels(),
                usual.ill(),
                demand(usual.demand(), size, new Journeys.TurnedAway(share, Map.of("voice", 1.0), delay(delay))),
                usual.staff(),
                usual.centre(),
                usual.centreYaml());
        return new ClosedChannelDay(closed, share, delay);
    }

    private static Law delay(double minutes) {
        return new Law("lognormal", 60 * minutes, 1.0);
    }

    private static Demand demand(Demand usual, double size, Journeys.TurnedAway away) {
        Map<String, Demand.QueueDemand> queues = new LinkedHashMap<>(usual.queues());
        queues.computeIfPresent("service-" + CLOSED, (id, queue) -> sized(queue, size));
        return new Demand(
                usual.weekly(),
                usual.dayVariation(),
                usual.intervalVariation(),
                usual.customers(),
                usual.absence(),
                usual.shapes(),
                queues,
                journeys(usual.journeys(), away));
    }

    private static Demand.QueueDemand sized(Demand.QueueDemand queue, double size) {
        return new Demand.QueueDemand(
                queue.perDay() * size,
                queue.shape(),
                queue.topics(),
                queue.handle(),
                queue.wrapUp(),
                queue.patience(),
                queue.priority(),
                queue.important(),
                queue.transfer(),
                queue.dialogue(),
                queue.bot());
    }

    private static Journeys journeys(Journeys usual, Journeys.TurnedAway away) {
        return new Journeys(
                usual.identities(),
                usual.cases(),
                usual.after(),
                usual.mostContacts(),
                usual.elsewhere(),
                usual.restless(),
                usual.expectation(),
                usual.steering(),
                usual.callback(),
                usual.guided(),
                usual.digital(),
                Map.of(CLOSED, away));
    }
}
