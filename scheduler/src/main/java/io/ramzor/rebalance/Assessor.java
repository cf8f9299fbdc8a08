package io.ramzor.rebalance;

import io.ramzor.decision.Proposal;
import io.ramzor.decision.QueueOutlook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The ports {@link RebalanceLoop.Assess} and {@link RebalanceLoop.Propose} as Ramzor fills them. One thread at a time. */
public final class Assessor {
    private static final int[] AHEAD = {15, 30, 60};
    private static final int WINDOW_MINUTES = 15;

    private final Rebalancer rebalancer;
    private final OpenProposals open;

    public Assessor(Rebalancer rebalancer, OpenProposals open) {
        this.rebalancer = rebalancer;
        this.open = open;
    }

    /** Service level of the quarter hour that ends 15, 30 and 60 minutes ahead, by queue; a time without data is left out. */
    public List<QueueOutlook> outlook(Situation situation) {
        Problem problem = new Problem(situation, Guardrails.DEFAULT);
        return IntStream.range(0, problem.queues)
                .mapToObj(queue -> outlook(problem, queue))
                .toList();
    }

    private static QueueOutlook outlook(Problem problem, int queue) {
        Projection projection = WhatIf.projection(problem, queue, problem.present[queue], AHEAD[AHEAD.length - 1]);
        Map<String, List<Double>> byMinutes = new LinkedHashMap<>();
        for (int ahead : AHEAD) {
            List<Double> level = projection.serviceLevel(ahead - WINDOW_MINUTES, ahead);
            if (level != null) {
                byMinutes.put(String.valueOf(ahead), level);
            }
        }
        return new QueueOutlook(problem.situation.queues().get(queue).queue(), problem.situation.at(), byMinutes);
    }

    /** Proposals that are new or have changed. The solver runs only if some queue would soon miss its target clearly. */
    public List<Proposal> propose(Situation situation) {
        List<String> troubled = inTrouble(situation);
        return open.reconcile(situation, troubled.isEmpty() ? List.of() : candidates(situation, troubled));
    }

    /** Moves of agents, and other levers for the queues that no move would help enough. */
    private List<Candidate> candidates(Situation situation, List<String> troubled) {
        Rebalancer.Answer answer = rebalancer.solve(open.respected(situation));
        List<Candidate> candidates = new ArrayList<>(Proposer.candidates(answer));
        for (String queue : troubled) {
            boolean moved = candidates.stream()
                    .anyMatch(found -> found.to().equals(queue) && found.worthwhile(situation, open.threshold()));
            if (!moved) {
                candidates.removeIf(found -> found.to().equals(queue));
                candidates.addAll(Levers.candidates(situation, queue, answer.problem().guardrails));
            }
        }
        return candidates;
    }

    private List<String> inTrouble(Situation situation) {
        Problem problem = new Problem(situation, Guardrails.DEFAULT);
        return IntStream.range(0, problem.queues)
                .filter(queue -> inTrouble(problem, queue))
                .mapToObj(queue -> situation.queues().get(queue).queue())
                .toList();
    }

    private boolean inTrouble(Problem problem, int queue) {
        Situation.QueueState state = problem.situation.queues().get(queue);
        int minutes = Candidate.SOON_MINUTES;
        List<Double> level = WhatIf.projection(problem, queue, problem.present[queue], minutes)
                .serviceLevel(0, minutes);
        return level == null ? !state.backlog().isEmpty() : open.threshold().clearlyMissed(level, state.target());
    }

    /** Solves a tiny situation, so that classes are loaded and compiled before the first real one. */
    public static void warmUp(Rebalancer rebalancer) {
        rebalancer.solve(Example.tiny());
    }
}
