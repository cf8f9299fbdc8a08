package io.ramzor.rebalance;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;

/**
 * Moving agents over a table of prices, with fractions of agents, written anew as a linear programme for OR-Tools. Each agent is a flow
 * from home to at most one queue and back; each queue's convex cost is a sum of parts.
 */
final class LinearProgramme {
    private final Problem problem;
    private final MPSolver solver;
    private final MPObjective objective;
    private final MPConstraint[][] balance;
    private final MPConstraint moves;

    LinearProgramme(RebalanceBench.Instance instance) {
        Loader.loadNativeLibraries();
        problem = instance.problem();
        solver = MPSolver.createSolver("GLOP");
        objective = solver.objective();
        objective.setMinimization();
        balance = new MPConstraint[problem.queues][problem.intervals];
        for (int queue = 0; queue < problem.queues; queue++) {
            for (int i = 0; i < problem.intervals; i++) {
                addQueue(queue, i, instance.table().hull(queue, i));
            }
        }
        moves = solver.makeConstraint(0, Math.min(problem.agents, problem.guardrails.mostMoves()));
        for (int agent = 0; agent < problem.agents; agent++) {
            if (problem.options[agent].length > 1 && !problem.justCame(agent)) {
                addAgent(agent);
            }
        }
    }

    private void addQueue(int queue, int interval, Hull hull) {
        double agents = problem.present[queue][interval];
        balance[queue][interval] = solver.makeConstraint(hull.corner(0) - agents, hull.corner(0) - agents);
        double infinity = MPSolver.infinity();
        addPart(balance[queue][interval], infinity, 1, -hull.slope(0));
        for (int k = 0; k < hull.slopes(); k++) {
            boolean last = k == hull.slopes() - 1;
            double width = last ? infinity : hull.corner(k + 1) - hull.corner(k);
            addPart(balance[queue][interval], width, -1, hull.slope(k));
        }
        objective.setOffset(objective.offset() + hull.value(0));
    }

    private void addPart(MPConstraint cell, double most, double counts, double cost) {
        MPVariable part = solver.makeNumVar(0, most, "");
        cell.setCoefficient(part, counts);
        objective.setCoefficient(part, cost);
    }

    private void addAgent(int agent) {
        MPConstraint once = solver.makeConstraint(0, 1);
        MPConstraint[] somewhere = new MPConstraint[problem.intervals];
        for (int i = 0; i < somewhere.length; i++) {
            somewhere[i] = solver.makeConstraint(0, 1);
        }
        for (int option = 1; option < problem.options[agent].length; option++) {
            MPVariable before = null;
            for (int i = 0; i < problem.intervals; i++) {
                MPVariable there = solver.makeNumVar(0, problem.away(agent, i) ? 0 : 1, "");
                MPVariable starts = solver.makeNumVar(0, 1, "");
                somewhere[i].setCoefficient(there, 1);
                once.setCoefficient(starts, 1);
                moves.setCoefficient(starts, 1);
                objective.setCoefficient(starts, problem.situation.moveCost());
                MPConstraint start = solver.makeConstraint(0, MPSolver.infinity());
                start.setCoefficient(starts, 1);
                start.setCoefficient(there, -1);
                if (before != null) {
                    start.setCoefficient(before, 1);
                }
                addEffect(agent, i, option, there);
                before = there;
            }
        }
    }

    private void addEffect(int agent, int interval, int option, MPVariable there) {
        double left = 1 - problem.finishing(agent, interval);
        for (int queue = 0; queue < problem.queues; queue++) {
            double changes = -left * problem.staying[agent][interval][queue];
            if (problem.options[agent][option] == queue) {
                changes += left * problem.moved[agent][interval][option];
            }
            if (changes != 0) {
                balance[queue][interval].setCoefficient(there, changes);
            }
        }
    }

    /** What no plan can beat. */
    double optimum() {
        MPSolver.ResultStatus status = solver.solve();
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            throw new IllegalStateException("GLOP says " + status);
        }
        return objective.value();
    }
}
