package io.ramzor.staffing;

import io.ramzor.centre.Centre;
import java.util.List;
import java.util.Map;

/**
 * What a bot leaves for agents: a level opens topics to it (cumulative), of which it closes a share; some customers leave it.
 *
 * @param leaves share of customers who leave inside the bot's session, 0 to 1
 * @param contained share that the bot closes of those who stay, by topic, where its level lets it, 0 to 1
 */
public record BotDemand(double leaves, Map<String, Double> contained) {
    public BotDemand {
        contained = Map.copyOf(contained);
        checkShare("leaving", leaves);
        contained.forEach((topic, share) -> checkShare("closed of " + topic, share));
    }

    /**
     * The share of contacts that reaches the agents.
     *
     * @param topicShares share of contacts by topic; normalised; a topic without a contained share is never closed
     * @param closable topics that the bot may close
     */
    public double reaching(Map<String, Double> topicShares, List<String> closable) {
        double all = 0;
        double handed = 0;
        for (Map.Entry<String, Double> topic : topicShares.entrySet()) {
            if (!(topic.getValue() >= 0) || topic.getValue().isInfinite()) {
                throw new IllegalArgumentException(
                        "the share of " + topic.getKey() + " is 0 or more, not " + topic.getValue());
            }
            all += topic.getValue();
            double closes = closable.contains(topic.getKey()) ? contained.getOrDefault(topic.getKey(), 0.0) : 0;
            handed += topic.getValue() * (1 - closes);
        }
        return all == 0 ? 1 - leaves : (1 - leaves) * handed / all;
    }

    /**
     * The same at a level of the centre.
     *
     * @param level green, amber or red
     */
    public double reaching(Map<String, Double> topicShares, Centre centre, String level) {
        List<String> closable = centre.botLevels().get(level);
        if (closable == null) {
            throw new IllegalArgumentException("there is no bot level " + level + "; there are "
                    + String.join(", ", centre.botLevels().keySet()));
        }
        return reaching(topicShares, closable);
    }

    /** The demand on agents of a demand on the channel. */
    public static List<IntervalDemand> scaled(List<IntervalDemand> demand, double reaching) {
        checkShare("reaching agents", reaching);
        return demand.stream()
                .map(interval ->
                        new IntervalDemand(interval.contacts() * reaching, interval.handleSeconds(), interval.open()))
                .toList();
    }

    private static void checkShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share " + what + " lies between 0 and 1, not " + share);
        }
    }
}
