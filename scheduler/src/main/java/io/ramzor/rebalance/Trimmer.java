package io.ramzor.rebalance;

/** Drops and shortens moves as long as the evaluator says that it pays; what is shorter breaks no rule that the longer kept. */
final class Trimmer {
    private final Evaluator evaluator;

    Trimmer(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Plan trim(Plan plan) {
        Plan best = plan;
        double bestCost = evaluator.cost(plan);
        boolean improved = true;
        while (improved) {
            improved = false;
            for (Plan.Block block : best.blocks()) {
                for (int end = block.from(); end < block.to(); end++) {
                    Plan shorter = best.copy();
                    shorter.set(new Plan.Block(block.agent(), block.option(), end, block.to()), 0);
                    double cost = evaluator.cost(shorter);
                    if (cost < bestCost - 1e-9) {
                        best = shorter;
                        bestCost = cost;
                        improved = true;
                    }
                }
                if (improved) {
                    break;
                }
            }
        }
        return best;
    }
}
