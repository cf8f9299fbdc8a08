import {html, nothing} from 'lit';
import {channelName, queueName} from '../format.js';
import {t} from '../i18n.js';

/** @typedef {import('../types.js').Board} Board */

/**
 * The options of a choice of all, a channel or a queue; their values are `all`, `channel:ID`, `queue:ID`.
 *
 * @param {Board|null} board
 * @param {string} chosen
 */
export function placeOptions(board, chosen) {
  const queues = (board?.queues ?? []).map((row) => row.queue);
  const channels = [...new Set((board?.queues ?? []).map((row) => row.channel))];
  const option = (/** @type {string} */ value, /** @type {string} */ text) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`;
  return html`${option('all', t('plan.all'))}
    ${channels.length === 0 ? nothing : html`<optgroup label=${t('plan.channels')}>${channels.map((channel) => option(`channel:${channel}`, channelName(channel)))}</optgroup>
      <optgroup label=${t('plan.queues')}>${queues.map((queue) => option(`queue:${queue}`, queueName(queue)))}</optgroup>`}`;
}
