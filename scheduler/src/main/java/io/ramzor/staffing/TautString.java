package io.ramzor.staffing;

/**
 * The shortest path from 0 through a corridor, pulled taut: of all paths it has the least peak slope and the least sum of squared
 * slopes. It ends at the corridor's lower edge.
 */
final class TautString {
    private final double[] lower;
    private final double[] upper;

    private TautString(double[] lower, double[] upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /**
     * @param lower least height at 1, 2, ..., not falling
     * @param upper greatest height there, not falling and nowhere below
     * @return the path's heights at 1, 2, ...
     */
    static double[] through(double[] lower, double[] upper) {
        double[] path = new double[lower.length];
        TautString string = new TautString(lower, upper);
        int from = 0;
        double height = 0;
        while (from < path.length) {
            Straight next = string.straight(from, height);
            for (int i = from + 1; i <= next.to; i++) {
                path[i - 1] = height + next.slope * (i - from);
            }
            height = path[next.to - 1];
            from = next.to;
        }
        return path;
    }

    private record Straight(int to, double slope) {}

    /** The longest straight piece that begins there and ends at an edge. */
    private Straight straight(int from, double height) {
        Straight least = new Straight(from + 1, Double.NEGATIVE_INFINITY);
        Straight most = new Straight(from + 1, Double.POSITIVE_INFINITY);
        for (int i = from + 1; i <= lower.length; i++) {
            boolean last = i == lower.length;
            double low = (lower[i - 1] - height) / (i - from);
            double high = ((last ? lower : upper)[i - 1] - height) / (i - from);
            if (low > most.slope) {
                return most;
            }
            if (high < least.slope) {
                return least;
            }
            least = low >= least.slope ? new Straight(i, low) : least;
            most = high <= most.slope ? new Straight(i, high) : most;
        }
        return least;
    }
}
