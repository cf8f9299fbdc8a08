/**
 * The compact twin: what may become of the live floor within two hours, event by event over plain arrays, so that hundreds of futures
 * take less than a second. {@link io.ramzor.twin.TwinFloor} is the floor as it stands, {@link io.ramzor.twin.TwinCourse} what agents do
 * by plan, {@link io.ramzor.twin.TwinDraws} the chance of one pair of futures, {@link io.ramzor.twin.TwinRun} one future and
 * {@link io.ramzor.twin.PairedRuns} both futures often enough to tell them apart.
 *
 * <p>Contacts arrive by Poisson's law at the forecast's rates times a level drawn a future; handling and patience are exponential with
 * the fitted means, so how long a contact has lasted says nothing of how long it still will. An agent with m contacts gives each of them
 * 1 / (1 + slowdown (m - 1)) of their pace. A queue is first come, first served; a free agent takes the longest wait of the queues
 * served, work with a deadline of an hour or more last; a contact goes to the least loaded, then longest rested agent. Who goes on a
 * break or is moved finishes first what they hold.
 */
package io.ramzor.twin;
