/**
 * Shifts: who works what on which day.
 *
 * <p>A {@link io.ramzor.roster.RosterProblem} says what is needed, allowed and wished; {@link io.ramzor.roster.InstanceFile} reads one.
 * {@link io.ramzor.roster.RosterSolver} is the solver chain: each person's cheapest row in turn, annealing, OptaPlanner's late
 * acceptance. {@link io.ramzor.roster.StaffRule} holds the hard rules, one short method each, and with
 * {@link io.ramzor.roster.RosterEvaluator} is the truth about a plan; {@link io.ramzor.roster.RosterConstraints} says them to OptaPlanner
 * and {@link io.ramzor.roster.RosterState} keeps their sum up to date while searching. OptaPlanner is known in this package and in
 * {@code rebalance} only.
 */
package io.ramzor.roster;
