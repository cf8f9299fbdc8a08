import {clock, count, duration, percent, queueName} from '../format.js';
import {known, rich} from '../i18n.js';

/** @typedef {import('../types.js').Reason} Reason */

const QUEUES = new Set(['queue', 'from', 'to', 'helped', 'left']);

/**
 * A planner's reason in the page's language; a code that the page does not know is shown as it is, with its arguments.
 *
 * @param {Reason} reason
 */
export function reasonText(reason) {
  const shown = Object.fromEntries(Object.entries(reason.arguments ?? {}).map(([name, value]) => [name, argument(name, value)]));
  if (known(`why.${reason.code}`)) return rich(`why.${reason.code}`, {...shown, count: reason.arguments?.count ?? NaN});
  const words = reason.code.replaceAll('_', ' ');
  const values = Object.entries(shown).map(([name, value]) => `${name.replaceAll('_', ' ')} ${value}`);
  return values.length > 0 ? `${words} (${values.join(', ')})` : words;
}

/** By the unit in the argument's name, as everywhere in the data. @param {string} name @param {string|number|null} value */
function argument(name, value) {
  if (value === null) return count(null);
  if (typeof value === 'string') {
    if (QUEUES.has(name) || name.endsWith('queue')) return queueName(value);
    return /^\d{4}-\d\d-\d\dT/.test(value) ? clock(value) : value;
  }
  if (name.endsWith('_seconds') || name === 'seconds') return duration(value);
  if (/service_level|share|target|load|occupancy|abandonment|proficiency|with$|without$/.test(name) && value <= 1.5) return percent(value);
  return value;
}
