package io.ramzor.staffing;

/**
 * The time that a patient customer would wait who finds all places taken, after Mandelbaum and Zeltyn 2007: its density at t is
 * in proportion to exp(lambda (1 - exp(-theta t)) / theta - mu t), with lambda arrivals a second, theta leavings a second of each
 * who waits and mu endings a second of all places.
 *
 * <p>The exponent is concave. Its integrals are taken by Gauss-Legendre quadrature of 20 points on panels over which the
 * exponent changes by about 8, after what is negligible beside the peak has been cut off: each is then exact to about 1e-14.
 */
final class WaitDensity {
    private static final double NEGLIGIBLE = 45;
    private static final double PANEL = 8;
    private static final double[] NODES = {
        0.07652652113349734, 0.22778585114164507, 0.37370608871541955, 0.5108670019508271, 0.636053680726515,
        0.7463319064601508, 0.8391169718222188, 0.912234428251326, 0.9639719272779138, 0.9931285991850949
    };
    private static final double[] WEIGHTS = {
        0.15275338713072584, 0.14917298647260374, 0.14209610931838204, 0.13168863844917664, 0.11819453196151841,
        0.10193011981724044, 0.08327674157670475, 0.06267204833410907, 0.04060142980038694, 0.017614007139152118
    };

    private final double arrive;
    private final double serve;
    private final double leave;

    WaitDensity(double arrive, double serve, double leave) {
        this.arrive = arrive;
        this.serve = serve;
        this.leave = leave;
    }

    /**
     * @param value of the integral, to be multiplied with exp(logScale)
     * @param logScale the exponent at its peak
     */
    record Integral(double value, double logScale) {}

    /**
     * The integral from 0 to a time of the exponential, times a factor.
     *
     * @param factor 0: 1; 1: the share exp(...) of those who have left by then; -1: that of those still there
     */
    Integral integral(double until, int factor) {
        double peak = arrive > serve ? Math.min(until, Math.log(arrive / serve) / leave) : 0;
        double height = exponent(peak);
        double from = peak == 0 ? 0 : peak - reach(peak, height, -1, peak);
        double to = peak == until ? until : peak + reach(peak, height, 1, until - peak);
        double value = 0;
        if (peak > from) {
            value += side(from, peak, height, factor);
        }
        if (to > peak) {
            value += side(peak, to, height, factor);
        }
        return new Integral(value, height);
    }

    private double exponent(double t) {
        return -arrive * Math.expm1(-leave * t) / leave - serve * t;
    }

    /** How far from the peak, on that side, the exponential is worth counting. */
    private double reach(double peak, double height, int side, double most) {
        // The scale of the peak: a bell of width 1 / sqrt(arrive leave exp(-leave peak)) or a slope.
        double slope = Math.abs(arrive * Math.exp(-leave * peak) - serve);
        double bend = arrive * leave * Math.exp(-leave * peak);
        double step = 1 / (slope + Math.sqrt(bend));
        while (step < most && height - exponent(peak + side * step) < NEGLIGIBLE) {
            step *= 2;
        }
        return Math.min(step, most);
    }

    private double side(double from, double to, double height, int factor) {
        double change = Math.abs(exponent(to) - exponent(from)) + leave * (to - from);
        int panels = Math.max(1, (int) Math.ceil(change / PANEL));
        double half = (to - from) / panels / 2;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            double middle = from + (2 * panel + 1) * half;
            for (int i = 0; i < NODES.length; i++) {
                double step = half * NODES[i];
                sum += WEIGHTS[i] * (at(middle - step, height, factor) + at(middle + step, height, factor));
            }
        }
        return sum * half;
    }

    private double at(double t, double height, int factor) {
        double left = Math.expm1(-leave * t);
        double density = Math.exp(-arrive * left / leave - serve * t - height);
        return factor == 0 ? density : factor > 0 ? -left * density : (1 + left) * density;
    }
}
