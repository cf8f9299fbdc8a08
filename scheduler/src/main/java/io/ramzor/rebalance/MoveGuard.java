package io.ramzor.rebalance;

import static java.time.Duration.between;

import io.ramzor.decision.Breach;
import io.ramzor.decision.Move;
import io.ramzor.rebalance.Situation.AgentState;
import io.ramzor.rebalance.Situation.QueueState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Holds moves of agents against the {@link Guardrails}, in one situation. Each rule is one short method, has a test of the same name,
 * and says what is broken, null if nothing is. A way home from a move is no move: only the floor of the queue left holds for it.
 */
public final class MoveGuard {
    private static final double ALL_BUT_SECONDS = 0.999;

    private final Situation situation;
    private final Guardrails guardrails;
    private final Map<String, AgentState> agents = new HashMap<>();

    public MoveGuard(Situation situation, Guardrails guardrails) {
        this.situation = situation;
        this.guardrails = guardrails;
        situation.agents().forEach(agent -> agents.put(agent.agent(), agent));
    }

    /** What the moves, carried out together, would break; empty if nothing. */
    public List<Breach> breaches(List<Move> moves) {
        List<Breach> breaches = new ArrayList<>();
        List<Move> before = new ArrayList<>();
        for (Move move : moves.stream().filter(Move::movesAgent).toList()) {
            breaches.addAll(breaches(move, before));
            before.add(move);
        }
        return breaches;
    }

    /** Those of the moves that may be carried out together, the earlier going before the later. */
    List<Move> allowed(List<Move> moves) {
        return allowedAfter(List.of(), moves);
    }

    /** Likewise, if others are carried out too. */
    List<Move> allowedAfter(List<Move> others, List<Move> moves) {
        List<Move> all = new ArrayList<>(others);
        for (Move move : moves) {
            if (!move.movesAgent() || breaches(move, all).isEmpty()) {
                all.add(move);
            }
        }
        return List.copyOf(all.subList(others.size(), all.size()));
    }

    /** Whether the agent may be sent to that queue, by the rules that no other move and no time matters to. */
    boolean may(AgentState agent, String to) {
        return movesAnAgent(agent) == null
                && noWayBack(agent, to) == null
                && safeToLeave(agent) == null
                && statutoryClocksFirst(agent, to) == null
                && fairOverTheWeek(agent, to) == null;
    }

    private List<Breach> breaches(Move move, List<Move> before) {
        AgentState agent = agents.get(move.agent());
        if (agent == null) {
            return List.of(Guardrail.AGENT_HERE.by(move.agent()));
        }
        Breach floor = queueFloor(agent, move, before);
        if (homeward(agent, move)) {
            return floor == null ? List.of() : List.of(floor);
        }
        return Stream.concat(
                        ofAgent(agent, move.to()),
                        Stream.of(noMoveAcrossABreak(agent, move), movesAnHour(agent, agentMoves(before)), floor))
                .filter(Objects::nonNull)
                .toList();
    }

    private Stream<Breach> ofAgent(AgentState agent, String to) {
        return Stream.of(
                minimumStay(agent),
                movesAnAgent(agent),
                noWayBack(agent, to),
                safeToLeave(agent),
                statutoryClocksFirst(agent, to),
                fairOverTheWeek(agent, to));
    }

    private static int agentMoves(List<Move> actions) {
        return (int) actions.stream().filter(Move::movesAgent).count();
    }

    private static boolean homeward(AgentState agent, Move move) {
        return agent.lent() && agent.lentFrom().contains(move.to());
    }

    /** Who came by a move, or back from one, stays a while. */
    Breach minimumStay(AgentState agent) {
        boolean justCame =
                agent.since() != null && between(agent.since(), situation.at()).compareTo(guardrails.minimumStay()) < 0;
        return justCame
                ? Guardrail.MINIMUM_STAY.by(
                        agent.agent(),
                        agent.since().toString(),
                        guardrails.minimumStay().toMinutes())
                : null;
    }

    /** Nobody is moved all day long. */
    Breach movesAnAgent(AgentState agent) {
        int moves = agent.behind().today();
        return moves >= guardrails.mostMovesAnAgent() ? Guardrail.MOVES_AN_AGENT.by(agent.agent(), moves) : null;
    }

    /** Nobody is sent back and forth: not to a queue that they have only just left. */
    Breach noWayBack(AgentState agent, String to) {
        var left = agent.behind().left().get(to);
        boolean lately = left != null && between(left, situation.at()).compareTo(guardrails.noWayBack()) < 0;
        return lately ? Guardrail.NO_WAY_BACK.by(agent.agent(), left.toString()) : null;
    }

    /** A move neither runs into a break, a training or the end of the shift nor begins shortly before one. */
    Breach noMoveAcrossABreak(AgentState agent, Move move) {
        double start = Math.max(0, situation.intervalsUntil(move.start()));
        double near = guardrails.breakNear().toSeconds() / 60.0 / situation.intervalMinutes();
        double end = Math.max(start + Math.max(near, 1e-6), situation.intervalsUntil(move.end()));
        return agent.availableShare(start, end) < ALL_BUT_SECONDS
                ? Guardrail.NO_MOVE_ACROSS_A_BREAK.by(agent.agent())
                : null;
    }

    /** Who owns many open threads finishes some before leaving; few are kept. */
    Breach safeToLeave(AgentState agent) {
        int threads = agent.openThreads();
        return threads > guardrails.mostThreadsKept() ? Guardrail.SAFE_TO_LEAVE.by(agent.agent(), threads) : null;
    }

    /** A queue in which a statutory clock runs out gives nobody away, except to another such queue. */
    Breach statutoryClocksFirst(AgentState agent, String to) {
        if (statutoryDanger(situation.queue(to))) {
            return null;
        }
        return agent.queues().stream()
                .filter(queue -> !queue.equals(to) && statutoryDanger(situation.queue(queue)))
                .findFirst()
                .map(queue -> Guardrail.STATUTORY_CLOCKS_FIRST.by(agent.agent(), queue))
                .orElse(null);
    }

    /** Whether somebody in the queue has used up much of the statutory time. */
    boolean statutoryDanger(QueueState queue) {
        return queue != null
                && queue.statutorySeconds() != null
                && queue.backlog().stream()
                        .anyMatch(age -> age >= guardrails.statutoryShare() * queue.statutorySeconds());
    }

    /** The burden of moves is shared: who was moved often this week stays while a colleague of the queue could go instead. */
    Breach fairOverTheWeek(AgentState agent, String to) {
        int moves = agent.behind().thisWeek();
        if (moves < guardrails.fairLead()) {
            return null;
        }
        int least = situation.agents().stream()
                .filter(other -> Objects.equals(other.queue(), agent.queue()) && !other.lent())
                .filter(other -> other.proficiency(to) > 0 && !other.queues().contains(to))
                .mapToInt(other -> other.behind().thisWeek())
                .min()
                .orElse(moves);
        return moves - least >= guardrails.fairLead() ? Guardrail.FAIR_OVER_THE_WEEK.by(agent.agent(), moves) : null;
    }

    /** The centre is not turned over: so many moves an hour at the most, those before in the same proposal counted. */
    Breach movesAnHour(AgentState agent, int before) {
        return situation.movesLastHour() + before >= guardrails.mostMovesAnHour()
                ? Guardrail.MOVES_AN_HOUR.by(agent.agent(), guardrails.mostMovesAnHour())
                : null;
    }

    /** Every queue keeps its floor of agents; one below it gives nobody. */
    Breach queueFloor(AgentState agent, Move move, List<Move> before) {
        for (String queue : agent.queues()) {
            boolean leaves = !queue.equals(move.to()) && hereNow(agent);
            if (leaves && serving(queue, before) - 1 < guardrails.floorOf(queue)) {
                return Guardrail.QUEUE_FLOOR.by(agent.agent(), queue, guardrails.floorOf(queue));
            }
        }
        return null;
    }

    /** Agents who serve the queue now and are not taken away by those moves. */
    private long serving(String queue, List<Move> before) {
        return situation.agents().stream()
                .filter(agent -> agent.queues().contains(queue) && hereNow(agent))
                .filter(agent -> before.stream()
                        .noneMatch(move ->
                                agent.agent().equals(move.agent()) && !move.to().equals(queue)))
                .count();
    }

    private static boolean hereNow(AgentState agent) {
        return agent.availableShare(0, 0.01) > 0;
    }
}
