import {html, nothing} from 'lit';
import {count, duration, percent, queueName, range, signed} from '../format.js';
import {rich, t} from '../i18n.js';
import {bandBar} from './sparkline.js';

/** @typedef {import('../types.js').Effect} Effect */
/** @typedef {import('../types.js').Outlook} Outlook */
/** @typedef {import('../types.js').Board} Board */

/**
 * What actions would change, a block a queue: the middle before and after, and both bands on one scale with the target.
 *
 * @param {Effect[]} effects
 * @param {Board} board for the targets
 */
export function effectList(effects, board) {
  return html`<ul class="effects">${effects.filter(noteworthy).map((effect) => effectOf(effect, targetOf(board, effect.queue)))}</ul>`;
}

/** Queues that neither get nor give are shown where it shows. @param {Effect} effect */
const noteworthy = (effect) =>
  effect.role !== 'rest' ||
  (effect.without.service_level && effect.with.service_level && pointsGained(effect.without.service_level, effect.with.service_level) !== 0);

/** @param {Board} board @param {string} queue */
const targetOf = (board, queue) => board.queues.find((row) => row.queue === queue)?.target ?? null;

/** @param {Effect} effect @param {number|null} target */
function effectOf(effect, target) {
  const without = effect.without.service_level;
  const after = effect.with.service_level;
  return html`<li class="effect" data-testid="effect-${effect.queue}">
    <div class="effect-head">
      <span class="effect-queue"><bdi>${queueName(effect.queue)}</bdi></span>
      <span class="effect-figures"><bdi>${percent(without?.[1])}</bdi>
        <span class="effect-arrow" aria-hidden="true"></span><span class="hidden">${t('effect.becomes')}</span>
        <bdi class="effect-after">${percent(after?.[1])}</bdi> ${without && after ? change(without, after) : nothing}</span>
    </div>
    ${line('effect.without', effect.without, target, 'plain')} ${line('effect.with', effect.with, target, 'accent')}
    ${more('effect.abandonment', effect.without.abandonment, effect.with.abandonment, range)}
    ${more('effect.lateness', effect.without.lateness_seconds, effect.with.lateness_seconds, times)}
  </li>`;
}

/** @typedef {import('../types.js').Band} Band */

/** @param {string} key @param {Band|null} without @param {Band|null} after @param {(band: Band) => string} said */
const more = (key, without, after, said) =>
  without && after ? html`<p class="effect-more">${rich(key, {from: said(without), to: said(after)})}</p>` : nothing;

/** @param {Band} band of seconds */
const times = (band) => `${duration(band[0])}–${duration(band[2])}`;

/** @param {readonly number[]} without @param {readonly number[]} after */
function change(without, after) {
  const points = pointsGained(without, after);
  const tone = points > 0 ? 'good' : points < 0 ? 'bad' : 'plain';
  return html`<span class="delta delta-${tone}">${rich('effect.points', {count: points, points: signed(points)})}</span>`;
}

/** @param {readonly number[]} without @param {readonly number[]} after whole points between the shown percentages */
const pointsGained = (without, after) => Math.round(after[1] * 100) - Math.round(without[1] * 100);

/** @param {string} key @param {Outlook} outlook @param {number|null} target @param {string} tone */
function line(key, outlook, target, tone) {
  const waiting = outlook.waiting_at_end;
  const title = waiting ? t('effect.waiting', {low: count(waiting[0]), mid: count(waiting[1]), high: count(waiting[2])}) : '';
  return html`<div class="effect-line" title=${title || nothing}>
    <span class="effect-label">${t(key)}</span>
    ${outlook.service_level ? bandBar(outlook.service_level, target, tone) : html`<span></span>`}
    <span class="effect-range"><bdi>${range(outlook.service_level)}</bdi></span>
  </div>`;
}

/** The effect in one line, for announcements and the drag label. @param {Effect[]} effects */
export function effectSentence(effects) {
  return effects
    .filter((effect) => noteworthy(effect) && effect.without.service_level && effect.with.service_level)
    .map((effect) =>
      t('effect.short', {
        queue: queueName(effect.queue),
        from: percent(effect.without.service_level?.[1]),
        to: percent(effect.with.service_level?.[1]),
      }),
    )
    .join(' · ');
}
