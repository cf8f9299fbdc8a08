package io.ramzor.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.decision.Breach;
import io.ramzor.decision.Move;
import io.ramzor.rebalance.Situation.AgentState;
import io.ramzor.rebalance.Situation.QueueState;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each guardrail by its own name: one move that it stops, and one beside it that it does not. */
class MoveGuardTest {
    private static final Map<String, Double> BOTH = Map.of("voice", 1.0, "chat", 1.0);

    private final List<AgentState> agents = new ArrayList<>();
    private final List<QueueState> queues = new ArrayList<>(
            List.of(Situations.queue("voice", 5, 240, 180.0), Situations.queue("chat", 60, 240, 240.0)));
    private int movesLastHour;

    private static Instant ago(int minutes) {
        return Situations.NOW.minus(Duration.ofMinutes(minutes));
    }

    private static AgentState plain(String id) {
        return Situations.agent(id, "voice", BOTH);
    }

    private static AgentState with(String id, int threads, MovesBehind behind) {
        return new AgentState(id, "voice", null, BOTH, null, null, null, 0, null, null, threads, behind);
    }

    private static Move move(String agent) {
        return move(agent, "voice", "chat", 30);
    }

    private static Move move(String agent, String from, String to, int minutes) {
        return new Move(
                "move_agent", agent, from, to, Situations.NOW, Situations.NOW.plus(Duration.ofMinutes(minutes)));
    }

    /** Rules that the moves break, with a few colleagues about so that no floor is touched by chance. */
    private List<String> broken(Move... moves) {
        return guard().breaches(List.of(moves)).stream().map(Breach::rule).toList();
    }

    private MoveGuard guard() {
        List<AgentState> all = Situations.all(agents, Situations.agents(3, "voice", Map.of("voice", 1.0)));
        return new MoveGuard(
                new Situation(Situations.NOW, 15, 8, queues, all, null, movesLastHour, null), Guardrails.DEFAULT);
    }

    @Test
    void everyRuleHasATestOfItsName() {
        Set<String> rules = Arrays.stream(MoveGuard.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Breach.class && !method.isSynthetic())
                .map(Method::getName)
                .collect(Collectors.toSet());
        Set<String> tests = Arrays.stream(MoveGuardTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(rules).hasSize(Guardrail.values().length - 1);
        assertThat(tests).containsAll(rules);
    }

    @Test
    void minimumStay() {
        agents.add(Situations.agent("new", "voice", BOTH, null, Duration.ofMinutes(14)));
        agents.add(Situations.agent("settled", "voice", BOTH, null, Duration.ofMinutes(15)));
        assertThat(broken(move("new"))).containsExactly("minimum_stay");
        assertThat(broken(move("settled"))).isEmpty();
    }

    @Test
    void movesAnAgent() {
        agents.add(with("often", 0, new MovesBehind(Map.of(), 3, 0)));
        agents.add(with("twice", 0, new MovesBehind(Map.of(), 2, 0)));
        assertThat(broken(move("often"))).containsExactly("moves_an_agent");
        assertThat(broken(move("twice"))).isEmpty();
    }

    @Test
    void noWayBack() {
        agents.add(with("back", 0, new MovesBehind(Map.of("chat", ago(29)), 0, 0)));
        agents.add(with("rested", 0, new MovesBehind(Map.of("chat", ago(30), "voice", ago(1)), 0, 0)));
        assertThat(broken(move("back"))).containsExactly("no_way_back");
        assertThat(broken(move("rested"))).isEmpty();
    }

    @Test
    void noMoveAcrossABreak() {
        List<List<Double>> breakAfterAnHour = List.of(List.of(0.0, 4.0), List.of(5.0, 8.0));
        agents.add(Situations.agent("a", "voice", BOTH, breakAfterAnHour, null));
        agents.add(Situations.agent("soon", "voice", BOTH, List.of(List.of(0.0, 0.6)), null));
        assertThat(broken(move("a", "voice", "chat", 60))).isEmpty();
        assertThat(broken(move("a", "voice", "chat", 61))).containsExactly("no_move_across_a_break");
        assertThat(broken(move("soon", "voice", "chat", 5)))
                .as("a break in nine minutes, a move of five")
                .containsExactly("no_move_across_a_break");
    }

    @Test
    void safeToLeave() {
        agents.add(with("laden", 6, null));
        agents.add(with("keeps", 5, null));
        assertThat(broken(move("laden"))).containsExactly("safe_to_leave");
        assertThat(broken(move("keeps"))).isEmpty();
    }

    @Test
    void statutoryClocksFirst() {
        agents.add(plain("a"));
        queues.set(0, voiceWaiting(179));
        assertThat(broken(move("a"))).isEmpty();
        queues.set(0, voiceWaiting(180));
        assertThat(broken(move("a"))).containsExactly("statutory_clocks_first");
    }

    private static QueueState voiceWaiting(double age) {
        return new QueueState(
                "voice",
                "voice",
                0.8,
                List.of(5.0),
                240,
                180.0,
                List.of(age),
                20.0,
                1,
                null,
                null,
                null,
                null,
                360.0,
                null);
    }

    @Test
    void fairOverTheWeek() {
        agents.add(with("often", 0, new MovesBehind(Map.of(), 0, 3)));
        agents.add(with("less", 0, new MovesBehind(Map.of(), 0, 2)));
        agents.add(with("little", 0, new MovesBehind(Map.of(), 0, 1)));
        assertThat(broken(move("often"))).containsExactly("fair_over_the_week");
        assertThat(broken(move("less"))).isEmpty();
        agents.remove(2);
        assertThat(broken(move("often"))).isEmpty();
    }

    @Test
    void movesAnHour() {
        agents.addAll(List.of(plain("a"), plain("b")));
        movesLastHour = 15;
        assertThat(broken(move("a"))).isEmpty();
        assertThat(broken(move("a"), move("b"))).containsExactly("moves_an_hour");
    }

    @Test
    void queueFloor() {
        agents.add(Situations.agent("one", "chat", BOTH));
        agents.add(Situations.agent("two", "chat", BOTH));
        assertThat(broken(move("one", "chat", "voice", 30))).isEmpty();
        assertThat(broken(move("one", "chat", "voice", 30), move("two", "chat", "voice", 30)))
                .containsExactly("queue_floor");
        assertThat(guard().allowed(List.of(move("one", "chat", "voice", 30), move("two", "chat", "voice", 30))))
                .extracting(Move::agent)
                .containsExactly("one");
    }

    @Test
    void whoIsNotHereIsNotMoved() {
        assertThat(broken(move("gone"))).containsExactly("agent_here");
    }

    /** Undoing a move at once is no move: neither the stay nor the way back stands against it, the floor does. */
    @Test
    void theWayHomeIsFreeButForTheFloorOfTheQueueLeft() {
        AgentState lent = new AgentState(
                "lent",
                "chat",
                null,
                BOTH,
                null,
                ago(1),
                null,
                0,
                List.of("voice"),
                2.0,
                0,
                new MovesBehind(Map.of("voice", ago(1)), 3, 9));
        agents.add(lent);
        assertThat(broken(move("lent", "chat", "voice", 30))).containsExactly("queue_floor");
        agents.add(Situations.agent("other", "chat", BOTH));
        assertThat(broken(move("lent", "chat", "voice", 30))).isEmpty();
    }

    @Test
    void whatIsBrokenIsSaidInASentence() {
        agents.add(with("dana", 6, null));
        Breach breach = guard().breaches(List.of(move("dana"))).get(0);
        assertThat(breach.sentence()).isEqualTo("agent dana has 6 open threads to finish first");
        assertThat(breach.arguments()).containsEntry("agent", "dana").containsEntry("threads", 6);
    }

    /** The solver takes others where a guardrail stops its first choice. */
    @Test
    void theSolverChoosesAmongThoseWhoMayGo() {
        List<AgentState> people = Situations.all(
                Situations.agents(6, "voice", BOTH).stream()
                        .map(agent -> with("laden-" + agent.agent(), 9, null))
                        .toList(),
                Situations.agents(8, "voice", BOTH),
                Situations.agents(10, "chat", Map.of("chat", 1.0)));
        Situation storm = Situations.of(Situations.storm().queues(), people);
        List<Candidate> found =
                Proposer.candidates(new Rebalancer(Guardrails.DEFAULT, Budget.steps(120, 1_500), 1).solve(storm));
        assertThat(found).isNotEmpty();
        assertThat(found.get(0).moves())
                .isNotEmpty()
                .allSatisfy(move -> assertThat(move.agent()).doesNotStartWith("laden"));
    }
}
