/** Demand: how many contacts will come to each queue, from the history of intervals and the live arrivals. */
package io.ramzor.forecast;
