import {html, nothing} from 'lit';
import {channelName, count, duration, percent, range} from '../format.js';
import {rich, t} from '../i18n.js';

/** @typedef {import('../types.js').QueueRow} QueueRow */
/** @typedef {import('../types.js').Reply} Reply */

/** What a row has no room for: the formula, the day so far, ages, both reply clocks, the outlook's bands.
 * @param {QueueRow} row @param {number} windowMinutes */
export function queueDetails(row, windowMinutes) {
  return html`<dl class="details">
    ${pair('details.channel', html`${channelName(row.channel)}, ${t(`kind.${row.kind}`)}`)}
    ${pair('details.id', html`<bdi><code>${row.queue}</code></bdi>`)}
    ${pair('details.formula', html`${t(`formula.${row.service_level_formula}`)}
      <span class="sub">${rich('details.window', {minutes: windowMinutes})}</span>`)}
    ${pair('details.day', percent(row.service_level_day))}
    ${pair('details.abandonment', percent(row.abandonment))}
    ${pair('details.expected_wait', duration(row.expected_wait_seconds))}
    ${pair('details.handling', count(row.handling))}
    ${row.waiting > 0 ? pair('details.ageing', ageing(row.ageing)) : nothing}
    ${row.first_reply ? pair('details.first_reply', reply(row.first_reply)) : nothing}
    ${row.next_reply ? pair('details.next_reply', reply(row.next_reply)) : nothing}
    ${Object.entries(row.outlook ?? {}).map(([minutes, band]) =>
      pairOf(
        t('details.outlook', {minutes: Number(minutes)}),
        html`${percent(band[1])} <span class="sub"><bdi>${range(band)}</bdi></span>`,
      ),
    )}
  </dl>`;
}

/** @param {string} key @param {unknown} value */
const pair = (key, value) => pairOf(t(key), value);

/** @param {string} label @param {unknown} value */
const pairOf = (label, value) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;

/** @param {number[]} counts */
const ageing = (counts) =>
  html`<ul class="plain-list">${counts.map((n, i) => html`<li>${t(`ageing.${i}`)}: <bdi>${count(n)}</bdi></li>`)}</ul>`;

/** @param {Reply} value */
const reply = (value) => html`${rich('details.reply', {
  median: duration(value.p50_seconds),
  share: percent(value.within_target),
})} <span class="sub">${rich('queue.overdue', {count: value.overdue})}, ${rich('details.replies', {count: value.count})}</span>`;
