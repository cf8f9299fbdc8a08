/**
 * The planner process: follows the topics, runs the live loop on event time, writes forecasts, outlooks and proposals.
 *
 * <p>Followers' threads only take notes ({@link io.ramzor.control.SituationReader}); one thread of its own solves, so that reading never waits.
 */
package io.ramzor.control;
