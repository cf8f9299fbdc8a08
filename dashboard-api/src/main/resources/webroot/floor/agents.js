import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {ageSeconds, clock, count, duration, queueName} from '../format.js';
import {channelIcon, sign, stateIcon} from '../icons.js';
import {rich, t} from '../i18n.js';
import {View} from '../view.js';
import {roveWithArrows} from '../shell/keyboard.js';
import {AgentDrag} from './drag.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').AgentRow} AgentRow */
/** @typedef {{queue: string|null, agents: AgentRow[]}} Group */

const STATE_ORDER = ['available', 'busy', 'wrap_up', 'training', 'break', 'offline'];

/** The people, by the queue that they serve now; each can be moved by the button beside the name or by dragging. */
class Agents extends View {
  static properties = {board: {attribute: false}, mayDecide: {attribute: false}};

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    this.mayDecide = false;
    this.drag = new AgentDrag(this, {
      board: () => this.board,
      drop: (agent, to) => this.say('move-wanted', {agent, to}),
    });
  }

  render() {
    const board = this.board;
    if (!board) return nothing;
    const groups = groupsOf(board);
    const offline = board.agents.filter((agent) => agent.state === 'offline').length;
    return html`<section class="panel agents" aria-labelledby="agents-title">
      <h2 id="agents-title" class="panel-title">${t('agents.title')}
        <span class="panel-note">${t('agents.on_shift', {count: board.agents.length - offline})}${board.plan_known
          ? nothing
          : html` · ${t('agents.plan_unknown')}`}</span></h2>
      ${board.agents.length === 0 ? html`<p class="calm">${t('agents.none')}</p>` : nothing}
      <div class="agent-groups" @pointerdown=${(/** @type {PointerEvent} */ event) => this.mayDecide && this.drag.down(event)}>
        ${repeat(groups, (group) => group.queue ?? '', (group) => this.group(group, board))}
      </div>
      ${this.mayDecide && board.agents.length > 0 ? html`<p class="sub hint-line">${t('agents.drag_hint')}</p>` : nothing}
    </section>`;
  }

  /** @param {Group} group @param {Board} board */
  group(group, board) {
    const row = board.queues.find((queue) => queue.queue === group.queue);
    const title = group.queue === null ? t('agents.no_queue') : queueName(group.queue);
    return html`<div class="agent-group" data-drop-queue=${group.queue ?? nothing}
      data-testid="agent-group-${group.queue ?? 'none'}">
      <h3>${row ? channelIcon(row.channel) : nothing}<bdi>${title}</bdi>
        <span class="group-count">${count(group.agents.length)}</span></h3>
      <ul @keydown=${roveWithArrows}>
        ${repeat(group.agents, (agent) => agent.agent, (agent) => this.chip(agent, group.queue, board))}
        ${group.agents.length === 0 ? html`<li class="nobody">${t('agents.nobody')}</li>` : nothing}
      </ul>
    </div>`;
  }

  /** @param {AgentRow} agent @param {string|null} queue @param {Board} board */
  chip(agent, queue, board) {
    const others = agent.queues.filter((other) => other !== queue);
    const targets = agent.skills.filter((skill) => skill !== queue || others.length > 0);
    const movable = this.mayDecide && targets.length > 0 && agent.state !== 'offline';
    return html`<li class="chip ${movable ? 'movable' : ''} chip-${agent.state}" data-testid="agent-${agent.agent}"
      data-agent=${movable ? agent.agent : nothing} data-state=${agent.state} title=${chipTitle(agent, others)}>
      ${stateIcon(agent.state)}
      <span class="chip-text">
        <span class="chip-name"><bdi>${agent.name || agent.agent}</bdi></span>
        <span class="chip-facts">
          <span>${t(`state.${agent.state}`)} <bdi>${duration(ageSeconds(agent.since, board.at))}</bdi></span>
          ${agent.open_contacts > 0
            ? html`<bdi class="chip-load" title=${t('agents.open_of_capacity')}>${count(agent.open_contacts)}/${count(agent.capacity)}</bdi>`
            : nothing}
          ${agent.moved ? html`<span class="chip-moved">${rich('agents.moved', {until: clock(agent.moved.until)})}</span>` : nothing}
        </span>
      </span>
      ${movable
        ? html`<button type="button" class="icon-button" data-rove data-testid="move-agent-${agent.agent}"
            aria-label=${t('agents.move_label', {name: agent.name || agent.agent})} title=${t('agents.move')}
            aria-haspopup="dialog" @click=${() => this.say('move-wanted', {agent: agent.agent, to: null})}>${sign('move')}</button>`
        : nothing}
    </li>`;
  }
}

/** @param {AgentRow} agent @param {string[]} others queues served besides the group's */
function chipTitle(agent, others) {
  return [
    t(`state.${agent.state}`) + (agent.reason ? ` (${agent.reason})` : ''),
    agent.team ? t('agents.team', {team: agent.team}) : '',
    others.length > 0 ? t('agents.also', {queues: others.map(queueName).join(', ')}) : '',
    agent.next ? t('agents.next', {activity: t(`activity.${agent.next.activity}`), time: clock(agent.next.at)}) : '',
  ].filter(Boolean).join('\n');
}

/** A group a queue, and one of those who serve none; each agent once, under the first queue served.
 * @param {Board} board @returns {Group[]} */
function groupsOf(board) {
  /** @type {Map<string|null, AgentRow[]>} */
  const byQueue = new Map(board.queues.map((row) => [row.queue, []]));
  for (const agent of board.agents) {
    const queue = agent.state === 'offline' ? null : (agent.moved?.to ?? agent.queues[0] ?? null);
    const group = byQueue.get(queue) ?? [];
    group.push(agent);
    byQueue.set(queue, group);
  }
  for (const agents of byQueue.values()) agents.sort(byStateThenName);
  return [...byQueue].map(([queue, agents]) => ({queue, agents}));
}

/** @param {AgentRow} a @param {AgentRow} b */
function byStateThenName(a, b) {
  const resting = (/** @type {AgentRow} */ agent) => Number(STATE_ORDER.indexOf(agent.state) >= 3);
  return resting(a) - resting(b) || (a.name || a.agent).localeCompare(b.name || b.agent);
}

customElements.define('floor-agents', Agents);
