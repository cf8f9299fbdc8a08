/** How many agents a load needs and what a number of agents gives: exact queueing formulas, pure functions, records out. */
package io.ramzor.staffing;
