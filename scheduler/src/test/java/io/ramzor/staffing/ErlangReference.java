package io.ramzor.staffing;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Erlang B, C and A in long decimals, by other formulas than the ones that are tested: sums over all states from the empty one on,
 * and incomplete gamma functions by their power series instead of quadrature.
 */
final class ErlangReference {
    private final MathContext digits;
    private final BigDecimal arrive;
    private final BigDecimal handle;
    /** Null = nobody leaves. */
    private final BigDecimal leave;

    private final int agents;
    private final BigDecimal serve;
    private final BigDecimal load;
    /** Weights of states with a free agent, of the full one, and of those with waiting ones, the empty one weighing 1. */
    private final BigDecimal below;

    private final BigDecimal full;
    private final BigDecimal above;
    private final BigDecimal queued;

    ErlangReference(Load load, int agents, int precision) {
        this.digits = new MathContext(precision);
        this.arrive = new BigDecimal(load.arrivalsPerSecond());
        this.handle = new BigDecimal(load.handleSeconds());
        this.leave = load.patienceSeconds() == null ? null : ONE.divide(new BigDecimal(load.patienceSeconds()), digits);
        this.agents = agents;
        this.serve = new BigDecimal(agents).divide(handle, digits);
        this.load = arrive.multiply(handle, digits);
        BigDecimal term = ONE;
        BigDecimal sum = ZERO;
        for (int present = 1; present <= agents; present++) {
            sum = sum.add(term, digits);
            term = term.multiply(this.load, digits).divide(new BigDecimal(present), digits);
        }
        below = sum;
        full = term;
        BigDecimal first = ZERO;
        sum = ZERO;
        if (leave == null) {
            BigDecimal ratio = arrive.divide(serve, digits);
            BigDecimal free = ONE.subtract(ratio);
            sum = term.multiply(ratio, digits).divide(free, digits);
            first = sum.divide(free, digits);
        } else {
            for (int waiting = 1; more(waiting, term, first); waiting++) {
                term = term.multiply(arrive, digits).divide(rate(waiting), digits);
                sum = sum.add(term, digits);
                first = first.add(term.multiply(new BigDecimal(waiting), digits), digits);
            }
        }
        above = sum;
        queued = first;
    }

    private BigDecimal rate(int waiting) {
        return serve.add(leave.multiply(new BigDecimal(waiting), digits), digits);
    }

    private boolean more(int waiting, BigDecimal term, BigDecimal sum) {
        return rate(waiting).compareTo(arrive.multiply(new BigDecimal("1.01"))) < 0
                || term.multiply(new BigDecimal(10_000L * waiting))
                                .compareTo(sum.scaleByPowerOfTen(20 - digits.getPrecision()))
                        > 0;
    }

    BigDecimal loss() {
        return full.divide(below.add(full), digits);
    }

    BigDecimal waits() {
        return full.add(above).divide(all(), digits);
    }

    BigDecimal meanWait() {
        return queued.divide(all(), digits).divide(arrive, digits);
    }

    BigDecimal abandonment() {
        return leave == null ? ZERO : leave.multiply(meanWait(), digits);
    }

    BigDecimal occupancy() {
        return arrive.multiply(ONE.subtract(abandonment()), digits).divide(serve, digits);
    }

    /** Answered within the target / offered. */
    BigDecimal answeredWithin(double targetSeconds) {
        return free().add(share(targetSeconds, true), digits);
    }

    /** Answered within the target / (offered - left within it). */
    BigDecimal withoutShortAbandons(double targetSeconds) {
        BigDecimal left = waitWithin(targetSeconds).subtract(answeredWithin(targetSeconds), digits);
        return answeredWithin(targetSeconds).divide(ONE.subtract(left, digits), digits);
    }

    /** Answered or left within the target / offered. */
    BigDecimal waitWithin(double targetSeconds) {
        if (leave == null) {
            return answeredWithin(targetSeconds);
        }
        BigDecimal patientLonger = ONE.subtract(free()).subtract(share(targetSeconds, false), digits);
        return ONE.subtract(
                patientLonger.multiply(
                        exp(leave.multiply(seconds(targetSeconds)).negate()), digits),
                digits);
    }

    private BigDecimal free() {
        return below.divide(all(), digits);
    }

    private BigDecimal all() {
        return below.add(full).add(above);
    }

    private static BigDecimal seconds(double value) {
        return new BigDecimal(value);
    }

    /** Share of arrivals that wait up to the target, of those still there by then if so wanted. */
    private BigDecimal share(double targetSeconds, boolean stillThere) {
        if (leave == null) {
            BigDecimal drained = exp(arrive.subtract(serve).multiply(seconds(targetSeconds), digits));
            return waits().multiply(ONE.subtract(drained), digits);
        }
        // With x = lambda / theta, c = n mu / theta (+ 1 if still there), y = x exp(-theta t):
        // n mu / theta (M(x) - exp(-c theta t + x - y) M(y)) / c, M(z) = 1 + z / (c + 1) + z^2 / ((c + 1)(c + 2)) + ...
        BigDecimal x = arrive.divide(leave, digits);
        BigDecimal c = serve.divide(leave, digits).add(stillThere ? ONE : ZERO);
        BigDecimal decay = leave.multiply(seconds(targetSeconds), digits);
        BigDecimal y = x.multiply(exp(decay.negate()), digits);
        BigDecimal shift = exp(x.subtract(y, digits).subtract(c.multiply(decay, digits), digits));
        BigDecimal part = series(x, c).subtract(shift.multiply(series(y, c), digits), digits);
        BigDecimal height = full.divide(all(), digits);
        return height.multiply(serve, digits)
                .divide(leave, digits)
                .multiply(part, digits)
                .divide(c, digits);
    }

    private BigDecimal series(BigDecimal z, BigDecimal c) {
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int k = 1; ; k++) {
            BigDecimal by = c.add(new BigDecimal(k));
            term = term.multiply(z, digits).divide(by, digits);
            sum = sum.add(term, digits);
            boolean falling = by.compareTo(z.multiply(new BigDecimal("1.01"))) > 0;
            if (falling && term.scaleByPowerOfTen(digits.getPrecision() + 4).compareTo(sum) < 0) {
                return sum;
            }
        }
    }

    private BigDecimal exp(BigDecimal x) {
        int halvings = Math.max(0, x.precision() - x.scale()) * 4 + 8;
        BigDecimal small = x.divide(new BigDecimal(2).pow(halvings), digits);
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int k = 1; term.abs().scaleByPowerOfTen(digits.getPrecision()).compareTo(ONE) > 0; k++) {
            term = term.multiply(small, digits).divide(new BigDecimal(k), digits);
            sum = sum.add(term, digits);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, digits);
        }
        return sum;
    }
}
