package io.ramzor.staffing;

import java.util.List;

/** When deferred work falls due, on a clock that runs always or only while the queue is open. */
final class DeadlineClock {
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

    /** Elapsed seconds from the beginning at which what came then falls due; infinite if after the last interval. */
    double dueAt(double arrival) {
        return work.businessClock()
                ? elapsedAt(openBy(arrival) + work.deadlineSeconds())
                : arrival + work.deadlineSeconds();
    }

    /**
     * Agent-seconds that are due by the end of each interval. Elapsed deadlines that fall into closed hours are due by the end of
     * the open interval before, and if the work came after that, by the end of the next.
     *
     * @param backlogSeconds handling time of a contact of the backlog
     * @param raised whether counts are taken high enough for the service level
     */
    double[] due(double backlogSeconds, boolean raised) {
        double[] due = new double[demand.size()];
        for (double age : work.backlogAges()) {
            double left = Math.max(0, work.deadlineSeconds() - age);
            add(due, 0, work.businessClock() ? elapsedAt(left) : left, backlogSeconds);
        }
        int parts = 4;
        for (int i = 0; i < due.length; i++) {
            double amount = demand.get(i).work() * (raised ? raise(i) : 1) / parts;
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
        if (time >= (double) (due.length + 1) * seconds) {
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

    /** 1 + z times the relative spread of the work that comes within a deadline's length before the end of the interval. */
    private double raise(int interval) {
        double contacts = 0;
        int length = (int) Math.max(1, Math.ceil(work.deadlineSeconds() / seconds));
        int seen = 0;
        for (int i = interval; i >= 0 && seen < length; i--) {
            contacts += demand.get(i).contacts();
            seen += work.businessClock() && !demand.get(i).open() ? 0 : 1;
        }
        if (contacts == 0) {
            return 1;
        }
        double missing = Math.max(1, (double) length / seen);
        double spread = Math.sqrt((1 + work.variation() * work.variation()) / (contacts * missing));
        return 1 + Math.max(0, StandardNormal.quantile(work.serviceLevel())) * spread;
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
