/**
 * What is measured: the registry of metrics, the folds of contacts and agents, and the sums that they make.
 *
 * <p>A fold is a pure function of a contact's events in order. It yields a multiset of {@link io.ramzor.metric.Counted} facts;
 * when an event arrives late the fold is taken again and the difference is sent on (old facts with negative weight, new ones with positive).
 */
package io.ramzor.metric;
