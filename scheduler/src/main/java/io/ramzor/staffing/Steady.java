package io.ramzor.staffing;

/** The state of long standing of a {@link Station} at one rate of arrivals. */
final class Steady {
    final double arrivalsPerSecond;
    /** Share of arrivals that find a free place, and that find none. */
    final double servedAtOnce;

    final double waits;
    /** Share of arrivals that leave unanswered. */
    final double abandonment;
    /** Contacts present, waiting ones included, and their variance. */
    final double present;

    final double variance;
    final double waiting;

    private final Station station;
    /** Logarithm of the probability that all places are taken and none waits. */
    private final double logFull;

    Steady(Station station, double arrivalsPerSecond, Station.Sums below, Station.Sums above) {
        this.station = station;
        this.arrivalsPerSecond = arrivalsPerSecond;
        double logBelow = below.log();
        double logAbove = above.log();
        double larger = Math.max(logBelow, logAbove);
        double logAll = larger + Math.log1p(Math.exp(Math.min(logBelow, logAbove) - larger));
        logFull = -logAll;
        servedAtOnce = Math.exp(logBelow - logAll);
        waits = Math.exp(logAbove - logAll);
        double scaleBelow = Math.exp(below.logScale() - logAll);
        double scaleAbove = Math.exp(above.logScale() - logAll);
        waiting = above.first() * scaleAbove;
        abandonment = Math.min(1, station.leaveRate * waiting / arrivalsPerSecond);
        double surplus = waiting - below.first() * scaleBelow;
        present = waiting + station.served(arrivalsPerSecond * (1 - abandonment), surplus - waiting);
        variance = Math.max(
                Double.MIN_NORMAL, below.second() * scaleBelow + above.second() * scaleAbove - surplus * surplus);
    }

    /** Mean wait of all contacts, those included that leave. */
    double meanWaitSeconds() {
        return waiting / arrivalsPerSecond;
    }

    Outcome.ServiceLevel serviceLevel(double targetSeconds) {
        double leave = station.leaveRate;
        if (leave == 0) {
            double drain = station.fullRate - arrivalsPerSecond;
            double within = Math.min(1, servedAtOnce - waits * Math.expm1(-drain * targetSeconds));
            return new Outcome.ServiceLevel(within, within, within);
        }
        WaitDensity density = new WaitDensity(arrivalsPerSecond, station.fullRate, leave);
        double served = Math.min(1, servedAtOnce + share(density, targetSeconds, -1));
        double patientWithin = Math.min(1, servedAtOnce + share(density, targetSeconds, 0));
        double longer = 1 - patientWithin;
        double waitWithin = Math.min(1, patientWithin - longer * Math.expm1(-leave * targetSeconds));
        double stayed = served + longer * Math.exp(-leave * targetSeconds);
        return new Outcome.ServiceLevel(served, stayed > 0 ? Math.min(1, served / stayed) : 0, waitWithin);
    }

    /** One of the three alone. */
    double serviceLevel(double targetSeconds, Reading reading) {
        return reading == Reading.OF_OFFERED ? answeredWithin(targetSeconds) : reading.of(serviceLevel(targetSeconds));
    }

    /** The share of offered contacts answered within the target alone. */
    double answeredWithin(double targetSeconds) {
        if (station.leaveRate == 0) {
            return serviceLevel(targetSeconds).ofOffered();
        }
        WaitDensity density = new WaitDensity(arrivalsPerSecond, station.fullRate, station.leaveRate);
        return Math.min(1, servedAtOnce + share(density, targetSeconds, -1));
    }

    private double share(WaitDensity density, double targetSeconds, int factor) {
        if (targetSeconds == 0 || waits == 0) {
            return 0;
        }
        WaitDensity.Integral integral = density.integral(targetSeconds, factor);
        return station.fullRate * integral.value() * Math.exp(integral.logScale() + logFull);
    }
}
