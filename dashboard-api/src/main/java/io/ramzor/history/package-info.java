/**
 * The history of counted numbers: points by metric, queue and time, behind the {@link io.ramzor.history.History} seam.
 *
 * <p>Only this package writes them; a point written again overwrites, so that a replay changes nothing.
 */
package io.ramzor.history;
