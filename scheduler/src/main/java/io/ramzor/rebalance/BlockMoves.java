package io.ramzor.rebalance;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

/** Draws {@link BlockMove}s at random; the lists are built once a phase. Public for OptaPlanner. */
public class BlockMoves implements MoveIteratorFactory<RebalancePlan, BlockMove> {
    private static final int TRIES = 12;

    private List<List<Stint>> rows = List.of();

    @Override
    public void phaseStarted(ScoreDirector<RebalancePlan> director) {
        TreeMap<Integer, List<Stint>> byAgent = new TreeMap<>();
        for (Stint stint : director.getWorkingSolution().getStints()) {
            byAgent.computeIfAbsent(stint.agent(), agent -> new ArrayList<>()).add(stint);
        }
        rows = List.copyOf(byAgent.values());
    }

    @Override
    public long getSize(ScoreDirector<RebalancePlan> director) {
        long size = 0;
        for (List<Stint> row : rows) {
            size += (long) row.size() * (row.size() + 1) / 2 * row.get(0).optionCount();
        }
        return size;
    }

    @Override
    public Iterator<BlockMove> createOriginalMoveIterator(ScoreDirector<RebalancePlan> director) {
        throw new UnsupportedOperationException("block moves are drawn at random");
    }

    @Override
    public Iterator<BlockMove> createRandomMoveIterator(ScoreDirector<RebalancePlan> director, Random random) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !rows.isEmpty();
            }

            @Override
            public BlockMove next() {
                if (rows.isEmpty()) {
                    throw new NoSuchElementException();
                }
                List<Stint> row = row(random);
                int one = random.nextInt(row.size());
                int other = random.nextInt(row.size());
                int options = row.get(0).optionCount();
                List<Stint> block = row.subList(Math.min(one, other), Math.max(one, other) + 1);
                return BlockMove.to(block, random.nextBoolean() ? 0 : random.nextInt(options));
            }
        };
    }

    /** Half of the draws look for an agent who is on a move already: there is more to gain, and more to mend. */
    private List<Stint> row(Random random) {
        List<Stint> row = rows.get(random.nextInt(rows.size()));
        boolean wanted = random.nextBoolean();
        for (int i = 0; wanted && i < TRIES && row.stream().noneMatch(Stint::moved); i++) {
            row = rows.get(random.nextInt(rows.size()));
        }
        return row;
    }
}
