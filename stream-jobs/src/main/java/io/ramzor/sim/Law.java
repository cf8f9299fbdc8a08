package io.ramzor.sim;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How a span of time is distributed.
 *
 * @param law {@code lognormal} (default), {@code exponential} or {@code fixed}
 * @param mean mean in seconds, above 0
 * @param variation standard deviation by mean of a lognormal span, default 1
 */
public record Law(String law, double mean, Double variation) {
    public Law {
        law = law == null ? "lognormal" : law;
        variation = variation == null ? Double.valueOf(1) : variation;
        if (!(mean > 0) || variation < 0) {
            throw new IllegalArgumentException(
                    "a span needs a mean above 0 and a variation of at least 0, not " + mean + ", " + variation);
        }
    }

    /** Draws microseconds by inversion: u in (0, 1) is the share of spans that are shorter. */
    interface Sampler {
        long micros(double u);
    }

    @JsonIgnore
    Sampler sampler() {
        double micros = mean * 1e6;
        return switch (law) {
            case "fixed" -> u -> (long) micros;
            case "exponential" -> u -> (long) (-Math.log(1 - u) * micros);
            case "lognormal" -> {
                double sigma = Math.sqrt(Math.log(1 + variation * variation));
                double mu = Math.log(micros) - sigma * sigma / 2;
                yield u -> (long) Math.exp(mu + sigma * Draws.normal(u));
            }
            default -> throw new IllegalArgumentException("law is lognormal, exponential or fixed, not " + law);
        };
    }
}
