/**
 * The numbers of a whole log, worked out a second time: plain code that knows only the events and the centre, folds each contact from
 * its beginning, and is compared with what the stream jobs say. Slow and simple on purpose; it shares no code with them.
 */
package io.ramzor.oracle;
