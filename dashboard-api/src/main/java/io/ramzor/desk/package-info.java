/** What a supervisor does at the desk: apply, dismiss and undo, move by hand, ask what if; each a decision that is logged. */
package io.ramzor.desk;
