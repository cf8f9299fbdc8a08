package io.ramzor.forecast;

import java.util.List;

/**
 * What series of one centre have in common.
 *
 * @param shape share of a day by slot, its sum 1
 * @param effects of weekdays and the like, {@link LevelFilter#STATES} of them
 */
record Pool(double[] shape, double[] effects) {

    /** The mean of several; null of none. */
    static Pool of(List<Pool> pools) {
        if (pools.isEmpty()) {
            return null;
        }
        double[] shape = new double[pools.get(0).shape().length];
        double[] effects = new double[LevelFilter.STATES];
        for (Pool pool : pools) {
            for (int i = 0; i < shape.length; i++) {
                shape[i] += pool.shape()[i] / pools.size();
            }
            for (int i = 0; i < effects.length; i++) {
                effects[i] += pool.effects()[i] / pools.size();
            }
        }
        return new Pool(shape, effects);
    }
}
