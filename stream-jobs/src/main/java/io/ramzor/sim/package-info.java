/**
 * The twin: a seeded discrete-event simulation of a contact centre.
 *
 * <p>{@link io.ramzor.sim.Scenario} says what comes in and who is there; {@link io.ramzor.sim.Simulation} plays it, event by
 * event, in integer microseconds. Every random number is a pure function of the seed, the day, the contact's own number and
 * the purpose of the draw ({@link io.ramzor.sim.Draws}), so that two runs that differ in one decision share all the rest:
 * the same customers come at the same microsecond with the same patience and the same work. One thread a simulation; without
 * a sink no event is built, which is what makes hundreds of runs a second possible.
 */
package io.ramzor.sim;
