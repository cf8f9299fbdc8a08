/**
 * The interaction stream: one flat {@link io.ramzor.event.Event} a happening, its types and its JSON.
 *
 * <p>Instants are integer microseconds since the epoch wherever numbers are counted ({@link io.ramzor.event.Micros}).
 */
package io.ramzor.event;
