package io.ramzor.rebalance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The centre as the planner sees it at one moment; its JSON form is the state file of {@code rebalance}.
 *
 * @param at event time; interval i is {@code [at + i, at + i + 1)} interval lengths
 * @param intervalMinutes length of an interval, default 15
 * @param horizonIntervals intervals looked ahead, default 8
 * @param queues queues
 * @param agents agents who are on queue now
 * @param moveCost what one move must be worth at the least, in abandoned contacts; default {@value #DEFAULT_MOVE_COST}
 * @param movesLastHour agents moved within the last hour by decisions; null = none
 * @param bot level of the bot, null = there is none, or nothing is known of it
 */
public record Situation(
        Instant at,
        int intervalMinutes,
        int horizonIntervals,
        List<QueueState> queues,
        List<AgentState> agents,
        Double moveCost,
        Integer movesLastHour,
        Bot bot) {
    static final double DEFAULT_MOVE_COST = 1.5;

    public Situation {
        at = at == null ? Instant.EPOCH : at;
        intervalMinutes = intervalMinutes <= 0 ? 15 : intervalMinutes;
        horizonIntervals = horizonIntervals <= 0 ? 8 : horizonIntervals;
        queues = queues == null ? List.of() : List.copyOf(queues);
        agents = agents == null ? List.of() : List.copyOf(agents);
        moveCost = moveCost == null ? DEFAULT_MOVE_COST : moveCost;
        movesLastHour = movesLastHour == null ? 0 : movesLastHour;
    }

    /** One in which nobody was moved lately. */
    public Situation(
            Instant at,
            int intervalMinutes,
            int horizonIntervals,
            List<QueueState> queues,
            List<AgentState> agents,
            Double moveCost) {
        this(at, intervalMinutes, horizonIntervals, queues, agents, moveCost, null, null);
    }

    /**
     * The bot as it stands.
     *
     * @param level {@code green}, {@code amber} or {@code red}
     * @param since since when by a decision, null if by none
     */
    public record Bot(String level, Instant since) {}

    /**
     * A queue as it stands now.
     *
     * @param queue queue id
     * @param channel channel id
     * @param target service level target, share 0 to 1; default 0.8
     * @param arrivals expected contacts by interval; the last one holds on
     * @param handleSeconds mean handling of a contact that is alone with its agent
     * @param patienceSeconds mean patience, null = nobody leaves
     * @param backlog ages of the waiting contacts, seconds
     * @param answerTargetSeconds answer threshold T; default 20
     * @param capacity contacts at once of one agent; default 1
     * @param slowdown how much slower each contact gets with each further one at once, share; default 0.1 where capacity is above 1
     * @param handling contacts with agents now, weighed (idle threads count less); null = as the agents say
     * @param arrivalSpread coefficient of variation of the arrival forecast over the horizon; default 0.12
     * @param arrivalsBefore forecast for the first interval before the day's own course was seen, null if unknown
     * @param statutorySeconds longest wait by law, null = none
     * @param botFactors what comes at each level of the bot, as a share of what comes now; contacts that return are counted as coming;
     *     empty = nothing is known
     */
    public record QueueState(
            String queue,
            String channel,
            Double target,
            List<Double> arrivals,
            double handleSeconds,
            Double patienceSeconds,
            List<Double> backlog,
            Double answerTargetSeconds,
            Integer capacity,
            Double slowdown,
            Double handling,
            Double arrivalSpread,
            Double arrivalsBefore,
            Double statutorySeconds,
            Map<String, Double> botFactors) {
        public QueueState {
            target = target == null ? 0.8 : target;
            arrivals = arrivals == null || arrivals.isEmpty() ? List.of(0.0) : List.copyOf(arrivals);
            handleSeconds = handleSeconds <= 0 ? 240 : handleSeconds;
            backlog = backlog == null ? List.of() : List.copyOf(backlog);
            answerTargetSeconds = answerTargetSeconds == null ? 20.0 : answerTargetSeconds;
            capacity = capacity == null ? 1 : Math.max(1, capacity);
            slowdown = slowdown == null ? 0.1 : slowdown;
            arrivalSpread = arrivalSpread == null ? 0.12 : arrivalSpread;
            botFactors = botFactors == null ? Map.of() : Map.copyOf(botFactors);
        }

        /** One without a statutory clock. */
        public QueueState(
                String queue,
                String channel,
                Double target,
                List<Double> arrivals,
                double handleSeconds,
                Double patienceSeconds,
                List<Double> backlog,
                Double answerTargetSeconds,
                Integer capacity,
                Double slowdown,
                Double handling,
                Double arrivalSpread,
                Double arrivalsBefore) {
            this(
                    queue,
                    channel,
                    target,
                    arrivals,
                    handleSeconds,
                    patienceSeconds,
                    backlog,
                    answerTargetSeconds,
                    capacity,
                    slowdown,
                    handling,
                    arrivalSpread,
                    arrivalsBefore,
                    null,
                    null);
        }

        /** The same with other arrivals. */
        QueueState withArrivals(List<Double> others) {
            return new QueueState(
                    queue,
                    channel,
                    target,
                    others,
                    handleSeconds,
                    patienceSeconds,
                    backlog,
                    answerTargetSeconds,
                    capacity,
                    slowdown,
                    handling,
                    arrivalSpread,
                    arrivalsBefore,
                    statutorySeconds,
                    botFactors);
        }

        /** The same with another number of contacts at once of one agent. */
        QueueState withCapacity(int contacts) {
            return new QueueState(
                    queue,
                    channel,
                    target,
                    arrivals,
                    handleSeconds,
                    patienceSeconds,
                    backlog,
                    answerTargetSeconds,
                    contacts,
                    slowdown,
                    handling,
                    arrivalSpread,
                    arrivalsBefore);
        }

        /** Expected contacts in that interval. */
        public double arrivalsIn(int interval) {
            return arrivals.get(Math.min(interval, arrivals.size() - 1));
        }
    }

    /**
     * An agent who is on queue now.
     *
     * @param agent agent id
     * @param queue queue that takes most of their time now
     * @param queues all queues served now; default the one above
     * @param skills proficiency by queue id, 1 = standard
     * @param capacity contacts at once
     * @param since when they came to their present queue by a move, null if long ago
     * @param available when they are on queue, as {@code [from, to)} in intervals; null = throughout
     * @param openContacts contacts held now
     * @param lentFrom queues to which they return, null if they are not on a move
     * @param returnsAt when they return, in intervals; null if they are not on a move
     * @param openThreads of the contacts held now, those in which both sides may pause; null = none
     * @param behind moves that lie behind them; null = none
     */
    public record AgentState(
            String agent,
            String queue,
            List<String> queues,
            Map<String, Double> skills,
            ContactsAtOnce capacity,
            Instant since,
            List<List<Double>> available,
            int openContacts,
            List<String> lentFrom,
            Double returnsAt,
            Integer openThreads,
            MovesBehind behind) {
        public AgentState {
            queues = queues == null || queues.isEmpty()
                    ? (queue == null ? List.of() : List.of(queue))
                    : List.copyOf(queues);
            queue = queue == null && !queues.isEmpty() ? queues.get(0) : queue;
            skills = skills == null ? Map.of() : Map.copyOf(skills);
            capacity = capacity == null ? ContactsAtOnce.AS_QUEUE : capacity;
            openThreads = openThreads == null ? 0 : openThreads;
            behind = behind == null ? MovesBehind.NONE : behind;
        }

        /** One without threads whom nobody has moved. */
        public AgentState(
                String agent,
                String queue,
                List<String> queues,
                Map<String, Double> skills,
                ContactsAtOnce capacity,
                Instant since,
                List<List<Double>> available,
                int openContacts,
                List<String> lentFrom,
                Double returnsAt) {
            this(
                    agent,
                    queue,
                    queues,
                    skills,
                    capacity,
                    since,
                    available,
                    openContacts,
                    lentFrom,
                    returnsAt,
                    null,
                    null);
        }

        /** The same, able to do nothing but what they do now. */
        AgentState staying() {
            Map<String, Double> kept = new HashMap<>(skills);
            kept.keySet().removeIf(id -> !queues.contains(id) && (lentFrom == null || !lentFrom.contains(id)));
            return new AgentState(
                    agent,
                    queue,
                    queues,
                    kept,
                    capacity,
                    since,
                    available,
                    openContacts,
                    lentFrom,
                    returnsAt,
                    openThreads,
                    behind);
        }

        /** Whether a move is in force for them. */
        public boolean lent() {
            return lentFrom != null && returnsAt != null;
        }

        /** Proficiency in that queue; 1 where they serve it without a skill being named, 0 where they cannot. */
        public double proficiency(String id) {
            Double named = skills.get(id);
            return named != null ? named : queues.contains(id) || (lent() && lentFrom.contains(id)) ? 1 : 0;
        }

        /** Share of {@code [from, to)}, in intervals, in which they are on queue. */
        public double availableShare(double from, double to) {
            if (available == null) {
                return 1;
            }
            double sum = 0;
            for (List<Double> span : available) {
                sum += Math.max(0, Math.min(to, span.get(1)) - Math.max(from, span.get(0)));
            }
            return sum / (to - from);
        }
    }

    /** The same with other agents. */
    Situation withAgents(List<AgentState> others) {
        return new Situation(at, intervalMinutes, horizonIntervals, queues, others, moveCost, movesLastHour, bot);
    }

    /** The same with other queues. */
    Situation withQueues(List<QueueState> others) {
        return new Situation(at, intervalMinutes, horizonIntervals, others, agents, moveCost, movesLastHour, bot);
    }

    /** The queue of that id, null if there is none. */
    public QueueState queue(String id) {
        return queues.stream().filter(q -> q.queue().equals(id)).findFirst().orElse(null);
    }

    /** Start of the interval. */
    public Instant startOf(double interval) {
        return at.plusMillis(Math.round(interval * intervalMinutes * 60_000));
    }

    /** How many intervals after {@code at} the instant lies. */
    public double intervalsUntil(Instant instant) {
        return (instant.toEpochMilli() - at.toEpochMilli()) / (intervalMinutes * 60_000.0);
    }

    /** Ids of the queues, in order. */
    public List<String> queueIds() {
        List<String> ids = new ArrayList<>();
        queues.forEach(q -> ids.add(q.queue()));
        return ids;
    }
}
