package io.ramzor.sim;

import java.util.List;
import java.util.Map;

/**
 * What customers do beside a single contact: who they are on each channel, whether their problem is solved, and how they come
 * back if not. A part that is missing never happens and draws nothing. Shares are from 0 to 1.
 *
 * @param identities how a customer's keys are known to belong together
 * @param cases share of problems that have a case number from the start, by topic; a topic not named has none
 * @param after what follows a contact, by how it ended: {@code abandoned}, {@code left_bot}, {@code contained}, {@code handled},
 *     {@code missed_callback}
 * @param mostContacts a problem brings no more contacts than these
 * @param elsewhere weight of the other channels, by channel left
 * @param restless what those who wait do, by written channel
 * @param expectation message that tells those who wait how long it takes, null if none
 * @param steering offer to those who wait to go on in writing, null if none
 * @param callback offer to be called back, null if none
 * @param guided sessions to which an agent sends a link, null if none
 * @param digital digital processes by name
 * @param turnedAway what those do who find a channel closed or out of order, by channel; on a channel not named they come as if
 *     nothing had been said
 */
public record Journeys(
        Identities identities,
        Map<String, Double> cases,
        Map<String, After> after,
        int mostContacts,
        Map<String, Map<String, Double>> elsewhere,
        Map<String, Restless> restless,
        Expectation expectation,
        Steering steering,
        Callback callback,
        Guided guided,
        Map<String, Process> digital,
        Map<String, TurnedAway> turnedAway) {

    public Journeys {
        cases = cases == null ? Map.of() : cases;
        after = after == null ? Map.of() : after;
        elsewhere = elsewhere == null ? Map.of() : elsewhere;
        restless = restless == null ? Map.of() : restless;
        digital = digital == null ? Map.of() : digital;
        turnedAway = turnedAway == null ? Map.of() : turnedAway;
    }

    /**
     * @param share share of them who try another channel; the others do not come
     * @param to that channel by weight
     * @param delay how long it takes them
     */
    public record TurnedAway(double share, Map<String, Double> to, Law delay) {}

    /**
     * A customer has a key by kind of channel; the second and third key seen are linked to the first.
     *
     * @param keys kind of key by channel; a channel not named has a kind of its own
     * @param linked share of customers whose keys are linked
     * @param withheld share of contacts on an unwritten channel that carry no key
     * @param wrong share of problems at whose first contact the customer is taken for somebody else as well
     * @param wrongConfidence confidence of such a link; a right one has 1
     * @param undone share of the wrong links that are undone
     * @param undoneAfter how long that takes
     */
    public record Identities(
            Map<String, String> keys,
            double linked,
            double withheld,
            double wrong,
            double wrongConfidence,
            double undone,
            Law undoneAfter) {}

    /**
     * What follows the end of a contact.
     *
     * @param helps share of the contacts that solve the problem
     * @param returns share of the others after which the customer comes back
     * @param same share of those who come back on the same channel
     * @param delay how long it takes them
     */
    public record After(double helps, double returns, double same, Law delay) {}

    /**
     * @param share share of those who wait that long who lose patience, though they stay
     * @param after when
     * @param elsewhere share of these who try another channel besides; the rest write again
     */
    public record Restless(double share, Law after, double elsewhere) {}

    /**
     * @param afterSeconds wait after which it is sent, by channel
     * @param share share of contacts to which it is sent
     * @param calms factor on the shares of those who lose patience or come back after leaving, once told
     */
    public record Expectation(Map<String, Double> afterSeconds, double share, double calms) {}

    /**
     * @param afterSeconds wait after which it is offered
     * @param to target channels by channel, with their weights
     * @param share share of those who wait so long to whom it is offered
     * @param accepts share of these who accept
     * @param delay how long it takes them to write
     */
    public record Steering(
            double afterSeconds, Map<String, Map<String, Double>> to, double share, double accepts, Law delay) {}

    /**
     * @param queues where it is offered
     * @param afterSeconds wait after which it is offered
     * @param accepts share of those who wait so long who book one
     * @param leadMinutes the window begins that much later, at the next whole quarter of an hour
     * @param windowMinutes length of the window
     * @param late share of promises that are forgotten at first
     * @param lateBy how long after the window these are tried
     * @param reached share of attempts that reach the customer
     * @param attempts attempts at most
     * @param again time to the next attempt
     */
    public record Callback(
            List<String> queues,
            double afterSeconds,
            double accepts,
            int leadMinutes,
            int windowMinutes,
            double late,
            Law lateBy,
            double reached,
            int attempts,
            Law again) {}

    /**
     * @param share share of an agent's calls in which a link is sent, by topic
     * @param channels channel of the session by weight
     */
    public record Guided(Map<String, Double> share, Map<String, Double> channels) {}

    /**
     * A digital process that customers enter by themselves.
     *
     * @param perDay sessions on a day of factor 1
     * @param shape name of the day's shape
     * @param topics what they are about, by weight
     * @param platforms by weight
     * @param channel digital channel on which it runs
     * @param steps names in their order
     * @param leaves share who leave at each step
     * @param silent share of these of whom the log does not say so
     * @param step time that a step takes
     * @param contacts share of those who left who then contact the centre
     * @param channels by which channel, by weight
     * @param delay how long that takes
     */
    public record Process(
            double perDay,
            String shape,
            Map<String, Double> topics,
            Map<String, Double> platforms,
            String channel,
            List<String> steps,
            List<Double> leaves,
            double silent,
            Law step,
            double contacts,
            Map<String, Double> channels,
            Law delay) {}
}
