import {clock, count, duration, list, percent, queueName} from '../format.js';
import {complete, rich, t} from '../i18n.js';
import {agentNames} from './moves.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Reason} Reason */

const SHARES = /^(share|target|load|occupancy|abandonment)$|service_level/;
const QUEUES = new Set(['queue', 'from', 'to', 'helped', 'left']);

/**
 * A planner's reason in the page's language; a code that the page does not know is shown as it is, with its arguments.
 *
 * @param {Reason} reason
 * @param {Board} board for the agents' names
 */
export function reasonText(reason, board) {
  const shown = Object.fromEntries(
    Object.entries(reason.arguments ?? {}).map(([name, value]) => [name, argument(name, value, board)]),
  );
  const key = `why.${reason.code}`;
  const values = {...shown, count: reason.arguments?.waiting ?? NaN};
  if (complete(key, values)) return rich(key, values);
  const words = reason.code.replaceAll('_', ' ');
  const facts = Object.entries(shown).map(([name, value]) => `${name.replaceAll('_', ' ')} ${value}`);
  return facts.length > 0 ? `${words} (${facts.join(', ')})` : words;
}

/** By the unit in the argument's name, as everywhere in the data.
 * @param {string} name @param {string|number|null} value @param {Board} board */
function argument(name, value, board) {
  if (value === null) return count(null);
  if (typeof value === 'string') {
    if (name === 'agents') return list(agentNames(value.split(', '), board));
    if (name === 'level') return t(`bot.level.${value}`);
    if (QUEUES.has(name) || name.endsWith('queue')) return queueName(value);
    return /^\d{4}-\d\d-\d\dT/.test(value) ? clock(value) : value;
  }
  if (name.endsWith('_seconds') || name === 'seconds') return duration(value);
  return SHARES.test(name) ? percent(value) : value;
}
