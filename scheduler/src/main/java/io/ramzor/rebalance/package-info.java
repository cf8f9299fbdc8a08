/**
 * Live rebalancing: observe, assess, propose, apply.
 *
 * <p>A {@link io.ramzor.rebalance.Situation} is the state from which everything here is computed. {@link io.ramzor.rebalance.Chain}
 * gives the expected cost of a queue (an exact transient birth-death chain), {@link io.ramzor.rebalance.Projection} its bands (sampled
 * paths of the same dynamics). {@link io.ramzor.rebalance.Rebalancer} is the solver chain: {@link io.ramzor.rebalance.Seed}, then
 * OptaPlanner with the rules of {@link io.ramzor.rebalance.MoveRules}, the better by {@link io.ramzor.rebalance.Evaluator}. OptaPlanner is
 * known in this package only, and not by {@link io.ramzor.rebalance.WhatIf}.
 */
package io.ramzor.rebalance;
