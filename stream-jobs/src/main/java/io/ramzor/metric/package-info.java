/**
 * What is measured: the registry of metrics, the folds of contacts and agents, and the sums that they make.
 *
 * <p>A fold is a pure function of a contact's events in order. It yields a multiset of {@link io.ramzor.metric.Counted} facts;
 * when an event arrives late the fold is taken again and the difference is sent on (old facts with negative weight, new ones with positive).
 *
 * <p>{@link io.ramzor.metric.ContactFold} hands each event, as a {@code Step}, to {@code SpellFold}, {@code LegFold},
 * {@code HandlingFold} and {@code ClockFold}, which change the flat {@link io.ramzor.metric.ContactState}; {@code LegFacts},
 * {@code CustomerFacts}, {@code HandlingFacts} and {@code ClockFacts} read from it what it counts for at a now, {@code FloorView} how
 * it stands. Facts add up in a {@link io.ramzor.metric.Slice}, from which {@link io.ramzor.metric.MetricRegistry} computes every number.
 */
package io.ramzor.metric;
