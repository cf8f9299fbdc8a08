import {html, nothing} from 'lit';
import {count, channelName, duration, percent, queueName, range, signedPercent} from '../format.js';
import {channelIcon, lightIcon, sign} from '../icons.js';
import {rich, t} from '../i18n.js';
import {bandBar, sparkline, stackedBar} from './sparkline.js';
import {queueDetails} from './queue-details.js';

/** @typedef {import('../types.js').QueueRow} QueueRow */
/** @typedef {import('../types.js').Reply} Reply */
/** @typedef {import('./traced.js').TracedColumn} TracedColumn */
/** @typedef {(column: TracedColumn, figure: unknown) => unknown} Traced a figure that opens the contacts behind it */

/** The columns after the queue's name, in order; keys of messages. */
export const COLUMNS = ['waiting', 'oldest', 'service_level', 'first_reply', 'arrivals', 'agents', 'load', 'outlook'];

const AHEAD = ['15', '30', '60'];
const STATES_SHOWN = ['available', 'busy', 'wrap_up', 'break', 'training'];

/**
 * A queue's row, and the row of its details if it is open.
 *
 * @param {QueueRow} row
 * @param {{open: boolean, windowMinutes: number, toggle: (queue: string) => void,
 *   trace: (queue: string, column: TracedColumn) => void}} options
 */
export function queueRow(row, {open, windowMinutes, toggle, trace}) {
  const classes = `queue-row light-row-${row.stale ? 'none' : row.light} ${row.stale ? 'not-fresh' : ''}`;
  return html`
    <tr class=${classes} data-testid="queue-row-${row.queue}" data-light=${row.light}>
      ${nameCell(row, open, toggle)}
      ${row.no_data ? noDataCell() : numberCells(row, windowMinutes, (column) => trace(row.queue, column))}
    </tr>
    ${open
      ? html`<tr class="details-row" id="details-${row.queue}">
          <td colspan=${COLUMNS.length + 1}>${queueDetails(row, windowMinutes)}</td>
        </tr>`
      : nothing}
  `;
}

/** @param {QueueRow} row @param {boolean} open @param {(queue: string) => void} toggle */
function nameCell(row, open, toggle) {
  const name = queueName(row.queue);
  const channel = channelName(row.channel);
  const light = row.stale ? 'none' : row.light;
  return html`<th scope="row" class="cell-name">
    <div class="name-line">
      <span class="light-box" data-testid="light-${row.queue}">${lightIcon(light)}</span>
      <span class="name-text">
        <button class="name-button" type="button" data-rove aria-expanded=${open} aria-controls="details-${row.queue}"
          title=${t('queue.details', {queue: name})} @click=${() => toggle(row.queue)}
          data-testid="details-${row.queue}"><bdi>${name}</bdi>${sign('chevron')}</button>
        <span class="sub">
          <span class="status-word status-${light}">${t(row.stale ? 'queue.not_fresh' : `light.${light}`)}</span>
          ${name.includes(channel) ? nothing : html`<span class="with-icon">${channelIcon(row.channel)}${channel}</span>`}
        </span>
      </span>
    </div>
  </th>`;
}

function noDataCell() {
  return html`<td class="cell-none" colspan=${COLUMNS.length}>${t('queue.no_data')}</td>`;
}

/** @param {QueueRow} row @param {number} windowMinutes @param {(column: TracedColumn) => void} trace */
function numberCells(row, windowMinutes, trace) {
  const traced = (/** @type {TracedColumn} */ column, /** @type {unknown} */ figure) =>
    html`<button class="figure-button" type="button" aria-haspopup="dialog" data-testid="trace-${column}-${row.queue}"
      @click=${() => trace(column)}>${figure}<span class="hidden">${t('trace.open', {number: t(`column.${column}`)})}</span></button>`;
  return [
    cell('waiting', waiting(row, traced)),
    cell('oldest', traced('oldest', html`<span class="figure">${duration(row.oldest_wait_seconds)}</span>`)),
    cell('service_level', serviceLevel(row, windowMinutes, traced)),
    cell('first_reply', firstReply(row.first_reply, traced)),
    cell('arrivals', arrivals(row)),
    cell('agents', agents(row.agents)),
    cell('load', load(row.load)),
    cell('outlook', outlook(row)),
  ];
}

/** @param {string} column @param {unknown} content */
function cell(column, content) {
  return html`<td class="cell-${column}" data-label=${t(`column.${column}`)}>${content}</td>`;
}

/** @param {QueueRow} row @param {Traced} traced */
function waiting(row, traced) {
  const parts = row.ageing.map((value, i) => ({value, tone: `age-${i}`}));
  const spoken = row.ageing.map((n, i) => `${t(`ageing.${i}`)}: ${count(n)}`).join(', ');
  return html`${traced('waiting', html`<span class="figure" data-testid="waiting-${row.queue}">${count(row.waiting)}</span>`)}
    ${row.waiting > 0
      ? html`<span class="under" title=${spoken}>${stackedBar(parts)}<span class="hidden">${spoken}</span></span>`
      : nothing}`;
}

/** @param {QueueRow} row @param {number} windowMinutes @param {Traced} traced */
function serviceLevel(row, windowMinutes, traced) {
  const formula = t(`formula.${row.service_level_formula}`);
  const title = t('queue.service_level_title', {formula, minutes: windowMinutes});
  return html`<div class="level" title=${title}>
    <span class="level-text">
      ${traced('service_level', html`<span class="figure figure-large status-${row.light}" data-testid="service-level-${row.queue}"
        data-value=${row.service_level ?? nothing}>${percent(row.service_level)}</span>`)}
      <span class="sub">${rich('queue.target', {target: percent(row.target)})}</span>
    </span>
    ${sparkline(row.trend, row.target)}
  </div>`;
}

/** @param {Reply|null} reply @param {Traced} traced */
function firstReply(reply, traced) {
  if (!reply) return html`<span class="nothing" title=${t('queue.not_written')}>${t('queue.not_applicable')}</span>`;
  return html`<span class="figure-line">${traced('first_reply', html`<span class="figure">${duration(reply.p50_seconds)}</span>`)}
      ${reply.overdue > 0 ? html`<span class="overdue">${rich('queue.overdue', {count: reply.overdue})}</span>` : nothing}</span>
    <span class="sub">${rich('queue.in_time', {share: percent(reply.within_target)})}</span>`;
}

/** @param {QueueRow} row */
function arrivals(row) {
  const forecast = row.arrivals_forecast;
  const off = forecast ? row.arrivals / forecast - 1 : 0;
  return html`<span class="figure-line"><span class="figure">${count(row.arrivals)}</span>
      ${Math.abs(off) >= 0.1
        ? html`<bdi class="surprise ${off > 0.25 ? 'surprise-more' : ''}">${signedPercent(off)}</bdi>`
        : nothing}</span>
    <span class="sub">${forecast === null ? t('queue.no_forecast') : rich('queue.forecast', {forecast: count(forecast)})}</span>`;
}

/** @param {Record<string, number>} states */
function agents(states) {
  const shown = STATES_SHOWN.filter((state) => states[state] > 0);
  if (shown.length === 0) return html`<span class="figure">${count(0)}</span>`;
  const parts = STATES_SHOWN.map((state) => ({value: states[state] ?? 0, tone: `state-${state}`}));
  return html`${stackedBar(parts)}
    <ul class="state-counts">${shown.map(
      (state) => html`<li>${rich(`agents.count.${state}`, {count: states[state]})}</li>`,
    )}</ul>`;
}

/** @param {number|null} share */
function load(share) {
  const tone = share !== null && share > 0.95 ? 'load-high' : 'load';
  return html`<span class="figure">${percent(share)}</span>
    ${share === null
      ? nothing
      : html`<span class="under">${stackedBar([
          {value: Math.min(1, share), tone},
          {value: Math.max(0, 1 - share), tone: 'rest'},
        ])}</span>`}`;
}

/** @param {QueueRow} row */
function outlook(row) {
  const ahead = row.outlook;
  if (!ahead) return html`<span class="nothing">${t('queue.no_outlook')}</span>`;
  return html`<ol class="outlook">${AHEAD.filter((minutes) => ahead[minutes]).map((minutes) => {
    const band = ahead[minutes];
    const tone = band[1] >= row.target ? 'good' : band[2] >= row.target ? 'risk' : 'bad';
    const title = t('queue.outlook_title', {minutes: Number(minutes), mid: percent(band[1]), range: range(band)});
    return html`<li title=${title} data-testid="outlook-${minutes}-${row.queue}">
      <span class="outlook-ahead" aria-hidden="true"><bdi>+${minutes}</bdi></span>
      <span class="outlook-mid tone-text-${tone}" aria-hidden="true">${percent(band[1])}</span>
      <span class="hidden">${title}</span>
      ${bandBar(band, row.target, tone)}
    </li>`;
  })}</ol>`;
}
