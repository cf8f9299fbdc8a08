package io.ramzor.staffing;

import java.util.List;

/** When deferred work falls due, on a clock that runs always or only while the queue is open. */
final class DeadlineClock {
    private static final int DAY_SECONDS = 86_400;

    private final Work.Deferred work;
    private final int seconds;
    private final List<IntervalDemand> demand;
    /** Open seconds before the beginning of each interval, and in all. */
    private final double[] opened;

    DeadlineClock(Work.Deferred work, int intervalSeconds, List<IntervalDemand> demand) {
        this.work = work;
        this.seconds = intervalSeconds;
        this.demand = demand;
        this.opened = new double[demand.size() + 1];
        for (int i = 0; i < demand.size(); i++) {
            opened[i + 1] = opened[i] + (demand.get(i).open() ? intervalSeconds : 0);
        }
    }

    /**
     * Elapsed seconds from the beginning at which what came then falls due; infinite if on a business clock after the last
     * interval. What falls due after it while the queue is closed, if hours repeat by the day or the week, is due at its end.
     */
    double dueAt(double arrival) {
        if (work.businessClock()) {
            return elapsedAt(openBy(arrival) + work.deadlineSeconds());
        }
        double due = arrival + work.deadlineSeconds();
        return due > end() && !opensAgainBefore(due) ? end() : due;
    }

    double end() {
        return (double) demand.size() * seconds;
    }

    /** Whether the queue opens after the last interval and before then, by the hours of a week, else a day, before. */
    private boolean opensAgainBefore(double due) {
        int day = DAY_SECONDS / seconds;
        int period = demand.size() >= 7 * day ? 7 * day : day;
        if (demand.size() < period || DAY_SECONDS % seconds != 0) {
            return true;
        }
        for (int i = demand.size(); (double) i * seconds < due && i < demand.size() + period; i++) {
            if (demand.get(i - period).open()) {
                return true;
            }
        }
        return due >= (double) (demand.size() + period) * seconds;
    }

    /**
     * Agent-seconds, {@linkplain #raisedWork raised}, that are due by the end of each interval. Elapsed deadlines that fall into closed hours are due by the end of
     * the open interval before, and if the work came after that, by the end of the next. Work of the backlog that is past its deadline
     * cannot be in time any more: it is owed within as long again.
     *
     * @param backlogSeconds handling time of a contact of the backlog
     */
    double[] due(double backlogSeconds) {
        double[] due = new double[demand.size()];
        for (double age : work.backlogAges()) {
            double left = age < work.deadlineSeconds() ? work.deadlineSeconds() - age : work.deadlineSeconds();
            add(due, 0, work.businessClock() ? elapsedAt(left) : left, backlogSeconds);
        }
        int parts = 4;
        for (int i = 0; i < due.length; i++) {
            double amount = raisedWork(i) / parts;
            for (int part = 0; part < parts && amount > 0; part++) {
                double arrival = (i + (part + 0.5) / parts) * seconds;
                add(due, arrival, dueAt(arrival), amount);
            }
        }
        double sum = 0;
        for (int i = 0; i < due.length; i++) {
            sum += due[i];
            due[i] = sum;
        }
        return due;
    }

    private void add(double[] due, double arrival, double time, double amount) {
        // Done by the end of the last interval that ends by then and is open after the arrival.
        int last = (int) Math.min(due.length, Math.floor(time / seconds + 1e-9)) - 1;
        if (time > end()) {
            return;
        }
        int first = (int) Math.floor(arrival / seconds);
        for (int i = last; i >= first && i >= 0; i--) {
            if (demand.get(i).open()) {
                due[i] += amount;
                return;
            }
        }
        for (int i = Math.max(first, Math.max(0, last)); i < due.length; i++) {
            if (demand.get(i).open()) {
                due[i] += amount;
                return;
            }
        }
    }

    /** Agent-seconds that come in the interval, taken high enough for the service level. */
    double raisedWork(int interval) {
        return demand.get(interval).work() * raise(interval);
    }

    /** 1 + z times the relative spread of the work that comes within a deadline's length before the end of the interval. */
    private double raise(int interval) {
        double contacts = contactsBefore(interval);
        double z = Math.max(0, StandardNormal.quantile(work.serviceLevel()));
        return contacts == 0 ? 1 : 1 + z * Math.sqrt((1 + work.variation() * work.variation()) / contacts);
    }

    /** Contacts expected within a deadline's length before the end of the interval; what was before the first is taken as alike. */
    double contactsBefore(int interval) {
        double contacts = 0;
        int length = (int) Math.max(1, Math.ceil(work.deadlineSeconds() / seconds));
        int seen = 0;
        for (int i = interval; i >= 0 && seen < length; i--) {
            contacts += demand.get(i).contacts();
            seen += work.businessClock() && !demand.get(i).open() ? 0 : 1;
        }
        return contacts * Math.max(1, (double) length / Math.max(1, seen));
    }

    private double openBy(double time) {
        int i = (int) Math.min(demand.size(), Math.floor(time / seconds));
        boolean open = i < demand.size() && demand.get(i).open();
        return opened[i] + (open ? time - (double) i * seconds : 0);
    }

    /** The elapsed second at which that many open seconds are over. */
    private double elapsedAt(double open) {
        if (open > opened[opened.length - 1]) {
            return Double.POSITIVE_INFINITY;
        }
        int low = 0;
        int high = opened.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (opened[middle] >= open) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? 0 : (double) low * seconds - (opened[low] - open);
    }
}
