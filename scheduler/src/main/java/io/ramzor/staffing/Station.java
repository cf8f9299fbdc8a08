package io.ramzor.staffing;

/**
 * A queue that Poisson arrivals reach and that serves from a number of places: a birth and death process whose rate of endings
 * depends on how many are being served, and whose waiting customers leave after an exponential patience.
 *
 * <p>With places that each end at the same rate this is Erlang A (M/M/n+M, Palm 1957), without patience Erlang C. Sums are taken
 * over the states outwards from the one in which all places are taken and none waits, as products of ratios, so that nothing
 * cancels and rounding grows with the root of their number only.
 */
final class Station {
    private static final double LARGE = 0x1p512;
    private static final double LOG_LARGE = 512 * Math.log(2);
    private static final double NEGLIGIBLE = 1e-17;
    /** Above so many states the sum over those who wait is taken as an integral. */
    private static final double MOST_TERMS = 20_000;

    final int places;
    /** Contacts ended a second when all places are taken. */
    final double fullRate;
    /** Waiting customers who leave a second, each. */
    final double leaveRate;
    /** Endings a second by the number being served; null = in proportion to it. */
    private final double[] rates;

    private Station(int places, double fullRate, double leaveRate, double[] rates) {
        this.places = places;
        this.fullRate = fullRate;
        this.leaveRate = leaveRate;
        this.rates = rates;
    }

    /** One contact an agent. */
    static Station live(int agents, double handleSeconds, Double patienceSeconds) {
        return new Station(agents, agents / handleSeconds, leaveRate(patienceSeconds), null);
    }

    /** @param rates endings a second with 0, 1, ... contacts being served; its last is that of all places taken */
    static Station of(double[] rates, Double patienceSeconds) {
        int places = rates.length - 1;
        return new Station(places, rates[places], leaveRate(patienceSeconds), rates);
    }

    static double leaveRate(Double patienceSeconds) {
        return patienceSeconds == null ? 0 : 1 / patienceSeconds;
    }

    /** Whether a queue at that rate of arrivals settles at all. */
    boolean settles(double arrivalsPerSecond) {
        return leaveRate > 0 || arrivalsPerSecond < fullRate;
    }

    /** The state of long standing at that rate of arrivals, above 0, at which the queue {@link #settles}. */
    Steady steady(double arrivalsPerSecond) {
        Sums below = below(arrivalsPerSecond);
        Sums above = above(arrivalsPerSecond);
        return new Steady(this, arrivalsPerSecond, below, above);
    }

    /**
     * Contacts being served: by Little's law where each ends at the same rate.
     *
     * @param ended contacts ended a second
     * @param surplus mean number of places taken, less all places
     */
    double served(double ended, double surplus) {
        return rates == null ? ended * places / fullRate : Math.max(0, places + surplus);
    }

    /**
     * Weights of states against the one in which all places are taken and none waits.
     *
     * @param logScale logarithm of what the sums are to be multiplied with
     * @param sum of the weights
     * @param first of weight times distance from that state
     * @param second of weight times squared distance
     */
    record Sums(double logScale, double sum, double first, double second) {
        double log() {
            return Math.log(sum) + logScale;
        }
    }

    /** States with a free place. */
    Sums below(double arrive) {
        double each = rates == null ? fullRate / places / arrive : 1 / arrive;
        double term = 1;
        double sum = 0;
        double first = 0;
        double second = 0;
        double scale = 0;
        for (int present = places; present > 0; present--) {
            double ratio = (rates == null ? present : rates[present]) * each;
            term *= ratio;
            double distance = places - present + 1;
            sum += term;
            first += term * distance;
            second += term * distance * distance;
            if (sum > LARGE) {
                term /= LARGE;
                sum /= LARGE;
                first /= LARGE;
                second /= LARGE;
                scale += LOG_LARGE;
            }
            if (ratio < 1 && rates == null && term * distance < NEGLIGIBLE * (1 - ratio) * first) {
                break;
            }
        }
        return new Sums(scale, sum, first, second);
    }

    /** States with all places taken, that without a waiting customer included. */
    private Sums above(double arrive) {
        if (leaveRate == 0) {
            double ratio = arrive / fullRate;
            double free = (fullRate - arrive) / fullRate;
            return new Sums(0, 1 / free, ratio / (free * free), ratio * (1 + ratio) / (free * free * free));
        }
        double excess = (arrive - fullRate) / leaveRate;
        return Math.max(0, excess) + 10 * Math.sqrt(arrive / leaveRate) > MOST_TERMS
                ? aboveByIntegral(arrive, excess)
                : aboveBySum(arrive);
    }

    private Sums aboveBySum(double arrive) {
        double term = 1;
        double sum = 1;
        double first = 0;
        double second = 0;
        double scale = 0;
        for (int waiting = 1; ; waiting++) {
            double ratio = arrive / (fullRate + waiting * leaveRate);
            term *= ratio;
            sum += term;
            first += term * waiting;
            second += term * waiting * waiting;
            if (sum > LARGE) {
                term /= LARGE;
                sum /= LARGE;
                first /= LARGE;
                second /= LARGE;
                scale += LOG_LARGE;
            }
            if (ratio < 1 && term * waiting <= NEGLIGIBLE * (1 - ratio) * first) {
                return new Sums(scale, sum, first, second);
            }
        }
    }

    /** The sum is fullRate times the integral of the density's exponential; the second moment by Kummer's equation. */
    private Sums aboveByIntegral(double arrive, double excess) {
        WaitDensity density = new WaitDensity(arrive, fullRate, leaveRate);
        WaitDensity.Integral all = density.integral(Double.POSITIVE_INFINITY, 0);
        WaitDensity.Integral leaving = density.integral(Double.POSITIVE_INFINITY, 1);
        double sum = fullRate * all.value();
        double patient = arrive / leaveRate;
        double first = patient * fullRate * leaving.value() * Math.exp(leaving.logScale() - all.logScale());
        double second = Math.max(first, patient * sum + excess * first);
        return new Sums(all.logScale(), sum, first, second);
    }
}
