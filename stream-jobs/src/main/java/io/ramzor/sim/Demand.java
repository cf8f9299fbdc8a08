package io.ramzor.sim;

import java.util.Map;

/**
 * What comes in and how much work it is.
 *
 * @param weekly factor by day of the week, {@code sun} to {@code sat}
 * @param dayVariation coefficient of variation of a factor that all queues of a day share
 * @param intervalVariation the same of a queue's factor by 15 minutes
 * @param customers how many customers there are
 * @param absence share of agents who do not come, by day
 * @param shapes shape of a day by name: weight by local time, linear between the points
 * @param queues what comes to each queue first, by queue id
 * @param journeys what customers do beside single contacts, null = nothing: all contacts are of different matters
 */
public record Demand(
        Map<String, Double> weekly,
        double dayVariation,
        double intervalVariation,
        int customers,
        double absence,
        Map<String, Map<String, Double>> shapes,
        Map<String, QueueDemand> queues,
        Journeys journeys) {

    /**
     * One queue's contacts.
     *
     * @param perDay contacts on a day of factor 1; 0 for a queue that only takes transfers
     * @param shape name of the day's shape
     * @param topics share by topic; shares are normalised
     * @param handle an agent's own work on a contact
     * @param wrapUp work after it, null if none
     * @param patience wait until the customer leaves, null = waits for ever
     * @param priority 0 = served first
     * @param important share of customers who come before that priority
     * @param transfer where and how often line 1 passes on, null if never
     * @param dialogue how both sides write, null for voice and deferred contacts
     * @param bot who answers first, null if agents do
     */
    public record QueueDemand(
            double perDay,
            String shape,
            Map<String, Double> topics,
            Law handle,
            Law wrapUp,
            Law patience,
            int priority,
            double important,
            Transfer transfer,
            Dialogue dialogue,
            Bot bot) {}

    /**
     * @param to queue id of line 2
     * @param share share passed on by topic; a topic not named is not passed on
     */
    public record Transfer(String to, Map<String, Double> share) {}

    /**
     * A written dialogue. The agent's work on a contact is spread over its replies; a reply takes
     * {@code (1 + slowdown x other replies owed)} times its work.
     *
     * @param exchanges mean number of agent replies, at least 1 (1 + geometric)
     * @param slowdown how much each other owed reply slows an agent down
     * @param gap the customer's time to write again
     * @param pauseShare share of gaps that are long pauses
     * @param pause such a pause, null if none
     * @param silentShare share of gaps after which the customer never writes again
     * @param silentSeconds after such silence the thread is resolved by the system
     */
    public record Dialogue(
            double exchanges,
            double slowdown,
            Law gap,
            double pauseShare,
            Law pause,
            double silentShare,
            double silentSeconds) {}

    /**
     * @param session length of a session that the bot may try to close; one that it may not takes a third
     * @param contained share that it closes, by topic, where the bot level lets it
     * @param leaves share of customers who leave inside the session
     */
    public record Bot(Law session, Map<String, Double> contained, double leaves) {}
}
