/** @typedef {import('./types.js').Board} Board */
/** @typedef {import('./types.js').BoardChange} BoardChange */

/**
 * The board after a change: rows that are not named stay as they are, and the same object, so that only what changed is drawn again.
 *
 * @param {Board} board
 * @param {BoardChange} change
 * @returns {Board}
 */
export function changed(board, change) {
  const {queues, agents, ...rest} = change;
  return {
    ...board,
    ...rest,
    queues: merged(board.queues, queues ?? [], (row) => row.queue),
    agents: merged(board.agents, agents ?? [], (row) => row.agent).sort((a, b) => (a.agent < b.agent ? -1 : 1)),
  };
}

/**
 * @template {object} T
 * @param {T[]} rows
 * @param {Partial<T>[]} changes
 * @param {(row: T|Partial<T>) => string|undefined} idOf
 * @returns {T[]}
 */
function merged(rows, changes, idOf) {
  if (changes.length === 0) return rows.slice();
  const byId = new Map(changes.map((row) => [idOf(row), row]));
  const kept = rows.map((row) => {
    const change = byId.get(idOf(row));
    byId.delete(idOf(row));
    return change ? {...row, ...change} : row;
  });
  return [...kept, .../** @type {T[]} */ ([...byId.values()])];
}
