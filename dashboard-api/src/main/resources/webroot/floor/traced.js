import {get} from '../api.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Traced} Traced */
/** @typedef {'waiting'|'oldest'|'service_level'|'first_reply'|'occupancy'|'arrivals'} TracedColumn */
/** @typedef {{queue: string}|{agent: string}} TracedOf whose number it is */

const PANE_MS = 10_000;
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;
const PAGE = 100;

/** The formulas of the service level, as the centre file names them. */
export const FORMULAS = [
  'answered_only',
  'abandons_against',
  'short_abandons_excluded',
  'early_abandons_excluded',
  'early_abandons_met',
  'exited_in_time',
  'flow_outs_against',
];

/** @type {Record<TracedColumn, {metric: string, live: boolean}>} live = counted when decided, over the board's window */
const QUESTIONS = {
  waiting: {metric: 'waiting', live: false},
  oldest: {metric: 'oldest_wait_seconds', live: false},
  service_level: {metric: 'service_level', live: true},
  first_reply: {metric: 'first_human_reply.p50_seconds', live: true},
  occupancy: {metric: 'occupancy', live: false},
  arrivals: {metric: 'offered', live: false},
};

/**
 * What to ask the server for the contacts behind a number of the board.
 *
 * @param {Board} board
 * @param {TracedOf} of
 * @param {TracedColumn} column
 * @returns {Record<string, string>}
 */
export function questionOf(board, of, column) {
  const {metric, live} = QUESTIONS[column];
  const at = Date.parse(board.at ?? '');
  if ('agent' in of) {
    const range = {from: new Date(at - HOUR_MS).toISOString(), to: new Date(at).toISOString()};
    return {metric, group: 'agent', agent: of.agent, ...range, limit: String(PAGE)};
  }
  // The board's windows are whole panes of ten seconds, the last holding now.
  const paneEnd = (Math.floor(at / PANE_MS) + 1) * PANE_MS;
  const from = live ? paneEnd - board.formula_window_minutes * MINUTE_MS : at - WEEK_MS;
  const to = live ? paneEnd : at + MINUTE_MS;
  return {
    metric,
    queue: of.queue,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    attribution: live ? 'decided' : 'queued',
    limit: String(PAGE),
  };
}

/** @param {Record<string, string>} question @returns {Promise<Traced>} */
export const askContacts = (question) => get(`contacts?${new URLSearchParams(question)}`);
