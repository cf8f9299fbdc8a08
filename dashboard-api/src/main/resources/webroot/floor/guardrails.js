import {html, nothing} from 'lit';
import {clock, queueName} from '../format.js';
import {sign} from '../icons.js';
import {complete, rich, t} from '../i18n.js';
import {agentName} from './moves.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Breach} Breach */

/**
 * The guardrails that actions would break, a sentence each; nothing if they break none.
 *
 * @param {Breach[]} breaches
 * @param {Board} board for the agents' names
 */
export function breachList(breaches, board) {
  if (breaches.length === 0) return nothing;
  return html`<div class="breaches" data-testid="breaches">
    <p>${sign('warn')} <span>${t('guardrail.title')}</span></p>
    <ul>${breaches.map((breach) => html`<li data-rule=${breach.rule}>${breachText(breach, board)}</li>`)}</ul>
  </div>`;
}

/** A rule that the page does not know is told as the server says it. @param {Breach} breach @param {Board} board */
function breachText(breach, board) {
  const {agent, queue, since, ...others} = breach.arguments;
  const values = {
    ...others,
    agent: agentName(String(agent), board),
    queue: queue === undefined ? '' : queueName(String(queue)),
    since: since === undefined ? '' : clock(String(since)),
  };
  const key = `guardrail.${breach.rule}`;
  return complete(key, values) ? rich(key, values) : breach.sentence;
}
