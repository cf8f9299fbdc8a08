package io.ramzor.rebalance;

import java.util.ArrayList;
import java.util.List;

/** One queue in one interval, with its price by the table. Two cells are the same only if they are one object. */
final class Cell {
    /** What a stint changes in a cell against staying, in millionths of an agent (whole numbers add up exactly). */
    record Change(Cell cell, long microAgents) {}

    private static final double MICRO = 1e6;

    private final CostTable table;
    private final int queue;
    private final int interval;
    private final double present;

    private Cell(Problem problem, CostTable table, int queue, int interval) {
        this.table = table;
        this.queue = queue;
        this.interval = interval;
        present = problem.present[queue][interval];
    }

    /** Cells by queue and interval. */
    static Cell[][] of(Problem problem, CostTable table) {
        Cell[][] cells = new Cell[problem.queues][problem.intervals];
        for (int queue = 0; queue < problem.queues; queue++) {
            for (int i = 0; i < problem.intervals; i++) {
                cells[queue][i] = new Cell(problem, table, queue, i);
            }
        }
        return cells;
    }

    /** What the agent's options change in that interval, by option. */
    static List<List<Change>> changes(Problem problem, Cell[][] cells, int agent, int interval) {
        List<List<Change>> byOption = new ArrayList<>();
        double left = 1 - problem.finishing(agent, interval);
        for (int option = 0; option < problem.options[agent].length; option++) {
            List<Change> changes = new ArrayList<>();
            for (int queue = 0; option > 0 && queue < problem.queues; queue++) {
                double agents = -left * problem.staying[agent][interval][queue];
                if (problem.options[agent][option] == queue) {
                    agents += left * problem.moved[agent][interval][option];
                }
                if (agents != 0) {
                    changes.add(new Change(cells[queue][interval], Math.round(agents * MICRO)));
                }
            }
            byOption.add(changes);
        }
        return byOption;
    }

    /** What the table says that the cell costs more than at present if its agents change so much, in score units. */
    long dearer(long microAgents) {
        return RebalancePlan.units(
                table.at(queue, interval, present + microAgents / MICRO) - table.at(queue, interval, present));
    }
}
