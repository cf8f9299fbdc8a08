package io.ramzor.twin;

import java.util.Arrays;
import java.util.List;

/** One future of the floor, played event by event. Used again for future after future by one thread. */
final class TwinRun {
    private static final int FULL = 720_720;
    private static final double BY_DEADLINE_SECONDS = 3_600;

    private final TwinFloor floor;
    private final int agents;
    private final int queues;
    private final int words;
    /** What a contact takes of its agent, of {@value #FULL}, by agent and queue. */
    private final int[][] unit;

    /** By how much longer a contact takes, by queue and number of contacts that its agent has. */
    private final double[][] longer;

    private final double[][] pace;
    private final double[][] proficiency;
    private final boolean[] byDeadline;

    private final AgentClock clock;
    /** By queue, a bit for each agent who serves it and has room. */
    private final long[][] ready;

    private final int[][] serves;
    private final int[] load;
    private final double[] rested;
    private final boolean[] leaving;
    private final boolean[] away;
    private final double[] awayFor;
    private final int[] heldCount;
    /** Which of the agent's contacts is done first. */
    private final int[] next;

    private final double[] lookedAt;
    private final double[][] remaining;
    private final int[][] heldQueue;
    /** Those who wait of each queue: from head to before tail, some of whom may have left. */
    private final int[] head;

    private final int[] tail;

    private TwinDraws draws;
    private TwinLines lines;
    private TwinCounts counts;
    private double now;

    TwinRun(TwinFloor floor) {
        this.floor = floor;
        agents = floor.agents();
        queues = floor.queues().size();
        words = (agents + 63) / 64;
        unit = new int[agents][queues];
        remaining = new double[agents][];
        heldQueue = new int[agents][];
        for (int agent = 0; agent < agents; agent++) {
            int most = 1;
            for (int queue = 0; queue < queues; queue++) {
                int capacity = Math.max(1, floor.capacity()[agent][queue]);
                unit[agent][queue] = FULL / capacity;
                most = Math.max(most, capacity);
            }
            remaining[agent] = new double[most + 1];
            heldQueue[agent] = new int[most + 1];
        }
        proficiency = floor.proficiency();
        longer = new double[queues][];
        pace = new double[queues][];
        byDeadline = new boolean[queues];
        for (int queue = 0; queue < queues; queue++) {
            longer[queue] = longer(floor.queues().get(queue).slowdown());
            pace[queue] = Arrays.stream(longer[queue]).map(time -> 1 / time).toArray();
            byDeadline[queue] = floor.queues().get(queue).answerSeconds() >= BY_DEADLINE_SECONDS;
        }
        clock = new AgentClock(agents);
        ready = new long[queues][words];
        serves = new int[agents][];
        load = new int[agents];
        rested = new double[agents];
        leaving = new boolean[agents];
        away = new boolean[agents];
        awayFor = new double[agents];
        heldCount = new int[agents];
        next = new int[agents];
        lookedAt = new double[agents];
        head = new int[queues];
        tail = new int[queues];
    }

    private double[] longer(double slowdown) {
        int most = Arrays.stream(remaining).mapToInt(row -> row.length).max().orElse(1);
        double[] row = new double[most + 1];
        for (int held = 0; held <= most; held++) {
            row[held] = 1 + slowdown * Math.max(0, held - 1);
        }
        return row;
    }

    /** Plays that course with these draws to the horizon. */
    void play(TwinCourse course, List<TwinFloor.Held> held, TwinDraws chance, TwinCounts into) {
        chance.pick(course);
        draws = chance;
        lines = chance.lines;
        counts = into;
        begin(course, held);
        double end = floor.horizonSeconds();
        int arrival = 0;
        int mark = 0;
        while (true) {
            int queue = lines.order[arrival];
            double arrives = queue < 0 ? TwinCourse.NEVER : lines.queuedAt[queue][tail[queue]];
            double planned = mark < course.at.length ? course.at[mark] : TwinCourse.NEVER;
            double done = clock.next();
            if (arrives < done && arrives < planned && arrives < end) {
                now = arrives;
                arrival++;
                tail[queue]++;
                arrives(queue);
            } else if (done <= planned && done < end) {
                now = done;
                acts(clock.first());
            } else if (planned < end) {
                now = planned;
                planned(course, mark++);
            } else {
                break;
            }
        }
        end();
    }

    private void begin(TwinCourse course, List<TwinFloor.Held> held) {
        now = 0;
        clock.clear();
        counts.clear();
        for (long[] bits : ready) {
            Arrays.fill(bits, 0);
        }
        for (int queue = 0; queue < queues; queue++) {
            head[queue] = 0;
            tail[queue] = floor.queues().get(queue).backlog().length;
        }
        for (int agent = 0; agent < agents; agent++) {
            serves[agent] = course.serves[agent];
            load[agent] = 0;
            rested[agent] = 0;
            heldCount[agent] = 0;
            lookedAt[agent] = 0;
            leaving[agent] = false;
            away[agent] = course.comes[agent] > 0;
        }
        for (int i = 0; i < held.size(); i++) {
            if (draws.isHeld[i]) {
                hold(held.get(i).agent(), held.get(i).queue(), draws.heldWork[i]);
            }
        }
        for (int agent = 0; agent < agents; agent++) {
            if (away[agent] && heldCount[agent] == 0) {
                clock.set(agent, course.comes[agent]);
            } else {
                away[agent] = false;
                take(agent);
            }
        }
    }

    private void end() {
        for (int queue = 0; queue < queues; queue++) {
            for (int place = head[queue]; place < tail[queue]; place++) {
                double queued = lines.queuedAt[queue][place];
                double leaves = lines.leavesAt[queue][place];
                if (leaves <= floor.horizonSeconds()) {
                    counts.left(queue, queued, leaves);
                } else {
                    counts.remains(queue, queued);
                }
            }
        }
    }

    private void arrives(int queue) {
        long[] bits = ready[queue];
        int best = -1;
        for (int word = 0; word < words; word++) {
            for (long left = bits[word]; left != 0; left &= left - 1) {
                int agent = (word << 6) + Long.numberOfTrailingZeros(left);
                boolean better = best < 0
                        || load[agent] < load[best]
                        || load[agent] == load[best] && rested[agent] < rested[best];
                best = better ? agent : best;
            }
        }
        if (best >= 0 && waits(queue)) {
            answer(best, queue);
            settle(best);
        }
    }

    /** An agent's time has come: back from a break, or done with a contact. */
    private void acts(int agent) {
        if (away[agent]) {
            away[agent] = false;
            rested[agent] = now;
            clock.set(agent, TwinCourse.NEVER);
            take(agent);
            return;
        }
        progress(agent);
        int done = next[agent];
        int last = --heldCount[agent];
        load[agent] -= unit[agent][heldQueue[agent][done]];
        remaining[agent][done] = remaining[agent][last];
        heldQueue[agent][done] = heldQueue[agent][last];
        rested[agent] = now;
        if (leaving[agent]) {
            settle(agent);
            goIfDone(agent);
        } else {
            take(agent);
        }
    }

    private void planned(TwinCourse course, int mark) {
        int agent = course.agent[mark];
        if (course.toServe[mark] != null) {
            unready(agent);
            serves[agent] = course.toServe[mark];
            if (!away[agent] && !leaving[agent]) {
                take(agent);
            }
        } else {
            leave(agent, course.awayFor[mark]);
        }
    }

    private void leave(int agent, double forSeconds) {
        if (away[agent]) {
            clock.set(agent, Math.max(clock.at(agent), now + forSeconds));
            return;
        }
        unready(agent);
        leaving[agent] = true;
        awayFor[agent] = forSeconds;
        goIfDone(agent);
    }

    private void goIfDone(int agent) {
        if (heldCount[agent] == 0) {
            leaving[agent] = false;
            away[agent] = true;
            clock.set(agent, now + awayFor[agent]);
        }
    }

    /** Gives the agent whatever may be taken. */
    private void take(int agent) {
        progress(agent);
        int queue = longestWait(agent);
        while (queue >= 0) {
            answer(agent, queue);
            queue = longestWait(agent);
        }
        settle(agent);
    }

    private int longestWait(int agent) {
        int best = -1;
        double since = 0;
        for (int queue : serves[agent]) {
            if (head[queue] < tail[queue] && hasRoom(agent, queue) && waits(queue)) {
                double queued = lines.queuedAt[queue][head[queue]];
                boolean first =
                        best < 0 || (byDeadline[queue] == byDeadline[best] ? queued < since : !byDeadline[queue]);
                if (first) {
                    best = queue;
                    since = queued;
                }
            }
        }
        return best;
    }

    private boolean hasRoom(int agent, int queue) {
        return proficiency[agent][queue] > 0 && load[agent] + unit[agent][queue] <= FULL;
    }

    /** Whether somebody of that queue waits, once those who have left are counted. */
    private boolean waits(int queue) {
        double[] leaves = lines.leavesAt[queue];
        while (head[queue] < tail[queue] && leaves[head[queue]] <= now) {
            counts.left(queue, lines.queuedAt[queue][head[queue]], leaves[head[queue]]);
            head[queue]++;
        }
        return head[queue] < tail[queue];
    }

    private void answer(int agent, int queue) {
        int place = head[queue]++;
        counts.answered(queue, lines.queuedAt[queue][place], now);
        progress(agent);
        hold(agent, queue, lines.work[queue][place]);
    }

    private void hold(int agent, int queue, double work) {
        int place = heldCount[agent]++;
        remaining[agent][place] = work / proficiency[agent][queue];
        heldQueue[agent][place] = queue;
        load[agent] += unit[agent][queue];
    }

    /** Brings what is left of the agent's contacts up to now. */
    private void progress(int agent) {
        double elapsed = now - lookedAt[agent];
        if (elapsed <= 0) {
            return;
        }
        lookedAt[agent] = now;
        double[] left = remaining[agent];
        int[] of = heldQueue[agent];
        int count = heldCount[agent];
        for (int i = 0; i < count; i++) {
            left[i] -= elapsed * pace[of[i]][count];
        }
    }

    private int soonest(int agent) {
        int count = heldCount[agent];
        int best = 0;
        double least = count == 1 ? 0 : untilDone(agent, 0);
        for (int i = 1; i < count; i++) {
            double left = untilDone(agent, i);
            if (left < least) {
                least = left;
                best = i;
            }
        }
        return best;
    }

    private double untilDone(int agent, int place) {
        return remaining[agent][place] * longer[heldQueue[agent][place]][heldCount[agent]];
    }

    /** Notes when the agent is next done and for whom there is room. */
    private void settle(int agent) {
        if (heldCount[agent] == 0) {
            clock.set(agent, TwinCourse.NEVER);
        } else {
            next[agent] = soonest(agent);
            clock.set(agent, now + Math.max(0, untilDone(agent, next[agent])));
        }
        long bit = 1L << agent;
        for (int queue : serves[agent]) {
            boolean free = !leaving[agent] && !away[agent] && hasRoom(agent, queue);
            ready[queue][agent >> 6] = free ? ready[queue][agent >> 6] | bit : ready[queue][agent >> 6] & ~bit;
        }
    }

    private void unready(int agent) {
        for (int queue : serves[agent]) {
            ready[queue][agent >> 6] &= ~(1L << agent);
        }
    }
}
