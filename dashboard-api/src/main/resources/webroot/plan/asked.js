import {get, post} from '../api.js';

/**
 * @typedef {object} DemandPoint
 * @property {string} start
 * @property {number|null} mean expected contacts, null = nothing was forecast
 * @property {number|null} low 10 % quantile
 * @property {number|null} high 90 % quantile
 * @property {number|null} actual null = not over yet, or before the history
 * @property {boolean} provisional
 * @property {number|null} handle_seconds expected handling of one contact, null = not told
 * @property {number|null} patience_seconds expected patience, null = not told or nobody leaves
 *
 * @typedef {object} Demand
 * @property {string} at
 * @property {number} interval_minutes
 * @property {DemandPoint[]} points
 *
 * @typedef {object} NeedCell
 * @property {number} required
 * @property {number} low
 * @property {number} high
 * @property {number|null} scheduled
 * @property {number|null} net
 * @property {number} arrivals
 *
 * @typedef {object} NeedRow
 * @property {string|null} queue null in a row of a channel
 * @property {string} channel
 * @property {(NeedCell|null)[]} cells
 *
 * @typedef {object} Needs
 * @property {string} at
 * @property {number} interval_minutes
 * @property {string[]} starts
 * @property {NeedRow[]} rows
 * @property {number} understaffed_hours
 * @property {number} overstaffed_hours
 *
 * @typedef {object} Score
 * @property {number} lead_minutes
 * @property {number} count
 * @property {number|null} wape
 * @property {number|null} bias
 * @property {number|null} pinball
 * @property {number|null} coverage
 * @property {number|null} poisson_floor
 *
 * @typedef {object} Side
 * @property {number[]} mean
 * @property {number[]} required
 * @property {number} contacts
 * @property {number} agent_hours
 * @property {number} handle_seconds
 *
 * @typedef {object} Totals
 * @property {number} contacts
 * @property {number} required_hours
 * @property {number|null} understaffed_hours
 *
 * @typedef {object} ScenarioEffect
 * @property {string} at
 * @property {string[]} starts
 * @property {boolean} bot_known
 * @property {string} bot_level
 * @property {{queue: string, channel: string, expected: Side|null, scenario: Side}[]} rows
 * @property {Totals} expected
 * @property {Totals} scenario
 *
 * @typedef {object} Range what of the plan is shown
 * @property {string} from
 * @property {string} to
 * @property {number} interval minutes
 * @property {string} place `all`, `queue:ID` or `channel:ID`
 */

/** @param {Range} range @returns {Record<string, string>} the place as parameters */
export function placeOf(range) {
  const [kind, ...id] = range.place.split(':');
  return kind === 'all' ? {} : {[kind]: id.join(':')};
}

/** @param {Range} range @param {Record<string, string>} [more] */
function asked(range, more = {}) {
  return new URLSearchParams({from: range.from, to: range.to, interval: String(range.interval), ...placeOf(range), ...more});
}

/** @param {Range} range @returns {Promise<Demand>} */
export const askDemand = (range) => get(`forecast?${asked(range)}`);

/** @param {Range} range @param {'queue'|'channel'} by @returns {Promise<Needs>} */
export const askNeeds = (range, by) => get(`requirements?${asked(range, {by})}`);

/** @param {Range} range @returns {Promise<{days: number, leads: Score[]}>} */
export const askAccuracy = (range) => get(`forecast/accuracy?${new URLSearchParams(placeOf(range))}`);

/** @param {unknown} scenario @returns {Promise<ScenarioEffect>} */
export const askScenario = (scenario) => post('scenarios', scenario);
