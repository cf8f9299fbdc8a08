/**
 * The live read model: one {@link io.ramzor.board.Board} hydrates from the topics, follows them, and makes the board's JSON, at
 * most four times a second and only when something changed.
 */
package io.ramzor.board;
