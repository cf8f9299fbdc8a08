package io.ramzor.rebalance;

import io.ramzor.decision.Move;
import io.ramzor.twin.TwinCourse;
import io.ramzor.twin.TwinFloor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The situation as the compact twin needs it: nothing but the live state, the forecast and what was learned from the log. */
public final class LiveTwin {
    private static final double HANDLE_SPREAD = 0.10;

    private final Situation situation;
    /** The situation once all levers but moves of agents have been pulled. */
    private final Situation pulled;

    private final List<String> ids;
    private final double intervalSeconds;

    /**
     * @param actions what one of two futures is to have
     * @throws IllegalArgumentException if a lever cannot be pulled
     */
    public LiveTwin(Situation situation, List<Move> actions) {
        this.situation = situation;
        pulled = Levers.pulled(situation, actions);
        ids = situation.queueIds();
        intervalSeconds = situation.intervalMinutes() * 60.0;
    }

    /** The floor as it stands. */
    public TwinFloor floor() {
        double[] handling = new Problem(situation, Guardrails.DEFAULT).handling;
        List<TwinFloor.Line> lines = situation.queues().stream()
                .map(queue -> line(queue, handling[ids.indexOf(queue.queue())]))
                .toList();
        double[][] proficiency = new double[situation.agents().size()][ids.size()];
        int[][] capacity = new int[proficiency.length][ids.size()];
        for (int agent = 0; agent < proficiency.length; agent++) {
            Situation.AgentState state = situation.agents().get(agent);
            for (int queue = 0; queue < ids.size(); queue++) {
                Situation.QueueState line = situation.queues().get(queue);
                proficiency[agent][queue] = state.proficiency(line.queue());
                capacity[agent][queue] = state.capacity().in(line.channel(), line.capacity());
            }
        }
        return new TwinFloor(
                situation.horizonIntervals() * intervalSeconds, intervalSeconds, lines, proficiency, capacity);
    }

    private TwinFloor.Line line(Situation.QueueState queue, double handling) {
        return new TwinFloor.Line(
                most(queue),
                queue.arrivalSpread(),
                queue.handleSeconds(),
                HANDLE_SPREAD,
                queue.patienceSeconds() == null ? Double.POSITIVE_INFINITY : queue.patienceSeconds(),
                queue.capacity() > 1 ? queue.slowdown() : 0,
                queue.answerTargetSeconds(),
                queue.backlog().stream()
                        .sorted(Comparator.reverseOrder())
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                handling);
    }

    /** Arrivals by interval of the future in which more come. */
    private double[] most(Situation.QueueState queue) {
        Situation.QueueState after = pulled.queue(queue.queue());
        return IntStream.range(0, situation.horizonIntervals())
                .mapToDouble(interval -> Math.max(queue.arrivalsIn(interval), after.arrivalsIn(interval)))
                .toArray();
    }

    /** What happens if nothing is done. */
    public TwinCourse without() {
        return thinned(course(List.of()), situation);
    }

    /**
     * What happens if the actions are carried out.
     *
     * @throws IllegalArgumentException if a move names an agent who is not on queue now, or a queue that is unknown or beyond their skills
     */
    public TwinCourse with(List<Move> actions) {
        return thinned(course(actions.stream().filter(Move::movesAgent).toList()), pulled);
    }

    private TwinCourse thinned(TwinCourse course, Situation future) {
        if (pulled == situation) {
            return course;
        }
        return course.thins(future.queues().stream()
                .map(queue -> shares(queue, most(situation.queue(queue.queue()))))
                .toArray(double[][]::new));
    }

    private static double[] shares(Situation.QueueState queue, double[] most) {
        return IntStream.range(0, most.length)
                .mapToDouble(interval -> most[interval] <= 0 ? 1 : queue.arrivalsIn(interval) / most[interval])
                .toArray();
    }

    /**
     * What agents do by plan: breaks and shift ends ahead, ways back from moves in force, and these moves.
     */
    private TwinCourse course(List<Move> moves) {
        List<Situation.AgentState> agents = situation.agents();
        int[][] serves = agents.stream().map(agent -> indices(agent.queues())).toArray(int[][]::new);
        int[] open =
                agents.stream().mapToInt(Situation.AgentState::openContacts).toArray();
        TwinCourse course = new TwinCourse(serves, open);
        for (int agent = 0; agent < serves.length; agent++) {
            away(course, agent, agents.get(agent));
            if (agents.get(agent).lent()) {
                course.serves(
                        agent,
                        agents.get(agent).returnsAt() * intervalSeconds,
                        indices(agents.get(agent).lentFrom()));
            }
        }
        moves.forEach(move -> move(course, move));
        return course;
    }

    private void away(TwinCourse course, int agent, Situation.AgentState state) {
        List<List<Double>> spans = state.available();
        if (spans == null || spans.isEmpty()) {
            return;
        }
        course.comes(agent, spans.get(0).get(0) * intervalSeconds);
        for (int span = 0; span < spans.size(); span++) {
            double leaves = spans.get(span).get(1);
            boolean last = span == spans.size() - 1;
            if (leaves < situation.horizonIntervals()) {
                double away =
                        last ? Double.POSITIVE_INFINITY : spans.get(span + 1).get(0) - leaves;
                course.leaves(agent, leaves * intervalSeconds, away * intervalSeconds);
            }
        }
    }

    private void move(TwinCourse course, Move move) {
        int agent = agent(move.agent());
        Situation.AgentState state = situation.agents().get(agent);
        int to = ids.indexOf(move.to());
        if (to < 0) {
            throw new IllegalArgumentException("queue " + move.to() + " is unknown");
        }
        if (state.proficiency(move.to()) <= 0) {
            throw new IllegalArgumentException("agent " + move.agent() + " has no skill for queue " + move.to());
        }
        double end = situation.intervalsUntil(move.end());
        boolean back = state.lent() && end >= state.returnsAt();
        course.serves(agent, situation.intervalsUntil(move.start()) * intervalSeconds, new int[] {to});
        course.serves(agent, Math.max(1, end * intervalSeconds), indices(back ? state.lentFrom() : state.queues()));
    }

    /** Index of an agent who is on queue. */
    private int agent(String id) {
        for (int i = 0; i < situation.agents().size(); i++) {
            if (situation.agents().get(i).agent().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("agent " + id + " is not on queue now");
    }

    private int[] indices(List<String> queues) {
        return queues.stream()
                .mapToInt(ids::indexOf)
                .filter(index -> index >= 0)
                .toArray();
    }
}
