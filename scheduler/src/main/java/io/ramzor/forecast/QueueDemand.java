package io.ramzor.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one queue must expect, by interval.
 *
 * @param queue queue id
 * @param channel channel id
 * @param mean expected contacts that reach the queue, by interval, each finite and 0 or more
 * @param spread coefficient of variation of that mean itself (how unsure the forecast is), by interval; the count varies by Poisson's
 *     law on top, see {@link NegativeBinomial}
 * @param handleSeconds mean handling of one contact
 * @param patienceSeconds mean patience; null = nobody leaves
 * @param containedByLevel share of bot sessions that the bot closes, from 0 to below 1, by bot level ({@code green}, {@code amber},
 *     {@code red}); empty without a bot or where it is not known
 */
public record QueueDemand(
        String queue,
        String channel,
        List<Double> mean,
        List<Double> spread,
        double handleSeconds,
        Double patienceSeconds,
        Map<String, Double> containedByLevel) {

    public QueueDemand {
        if (mean.size() != spread.size()) {
            throw new IllegalArgumentException("queue " + queue + " has " + mean.size() + " means and " + spread.size()
                    + " spreads; there must be one of each an interval");
        }
        if (!mean.stream().allMatch(m -> m >= 0 && m < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "queue " + queue + " has an expectation that is no number of contacts: " + mean);
        }
        mean = List.copyOf(mean);
        spread = List.copyOf(spread);
        containedByLevel = Map.copyOf(containedByLevel);
    }

    /** Expected contacts of all intervals together. */
    public double total() {
        return mean.stream().mapToDouble(m -> m).sum();
    }

    /**
     * The count below which the interval's stays with that probability.
     *
     * @param share above 0, below 1
     */
    public double quantile(int interval, double share) {
        return NegativeBinomial.quantile(mean.get(interval), spread.get(interval), share);
    }

    double[] means() {
        return mean.stream().mapToDouble(m -> m).toArray();
    }

    /** Standard deviations of the means. */
    double[] deviations() {
        return IntStream.range(0, mean.size())
                .mapToDouble(i -> mean.get(i) * spread.get(i))
                .toArray();
    }

    QueueDemand with(double[] means, double[] deviations) {
        List<Double> spreads = IntStream.range(0, means.length)
                .mapToObj(i -> means[i] > 0 ? deviations[i] / means[i] : 0.0)
                .toList();
        return new QueueDemand(
                queue,
                channel,
                Arrays.stream(means).boxed().toList(),
                spreads,
                handleSeconds,
                patienceSeconds,
                containedByLevel);
    }

    QueueDemand withHandleSeconds(double seconds) {
        return new QueueDemand(queue, channel, mean, spread, seconds, patienceSeconds, containedByLevel);
    }
}
