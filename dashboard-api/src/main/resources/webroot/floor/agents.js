import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {ageSeconds, channelName, clock, count, duration, list, queueName} from '../format.js';
import {channelIcon, sign, stateIcon} from '../icons.js';
import {rich, t} from '../i18n.js';
import {View} from '../view.js';
import {roveWithArrows} from '../shell/keyboard.js';
import {AgentDrag} from './drag.js';
import {targetsOf} from './moves.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').AgentRow} AgentRow */
/** @typedef {{channels: string[], agents: AgentRow[]}} Group */

const RESTING = ['break', 'training'];
/** From here on a group takes two columns. */
const MANY = 10;

/** The people, by the channel that they serve now; each can be moved by the button beside the name or by dragging. */
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
    const here = board.agents.filter((agent) => agent.state !== 'offline');
    const offline = board.agents.filter((agent) => agent.state === 'offline');
    return html`<section class="panel agents" aria-labelledby="agents-title">
      <h2 id="agents-title" class="panel-title">${t('agents.title')}
        <span class="panel-note">${t('agents.on_shift', {count: here.length})}${board.plan_known
          ? nothing
          : html` · ${t('agents.plan_unknown')}`}</span></h2>
      ${board.agents.length === 0 ? html`<p class="calm">${t('agents.none')}</p>` : nothing}
      <div class="agent-groups" @pointerdown=${(/** @type {PointerEvent} */ event) => this.mayDecide && this.drag.down(event)}>
        ${repeat(groupsOf(here, board), (group) => group.channels.join(' '), (group) => this.group(group, board))}
      </div>
      ${offline.length > 0 ? offlineLine(offline) : nothing}
      ${this.mayDecide && board.agents.length > 0 ? html`<p class="sub hint-line">${t('agents.drag_hint')}</p>` : nothing}
    </section>`;
  }

  /** @param {Group} group @param {Board} board */
  group(group, board) {
    const channels = group.channels;
    const title = channels.length === 0 ? t('agents.no_queue') : channels.map(channelName).join(', ');
    return html`<div class="agent-group ${group.agents.length >= MANY ? 'many' : ''}"
      data-drop-channels=${channels.length === 0 ? nothing : channels.join(' ')} data-testid="agent-group-${channels.join('-') || 'none'}">
      <h3>${channels.map(channelIcon)}<bdi>${title}</bdi>
        <span class="group-count">${count(group.agents.length)}</span></h3>
      <ul tabindex=${this.mayDecide ? nothing : 0} aria-label=${title} @keydown=${roveWithArrows}>
        ${repeat(group.agents, (agent) => agent.agent, (agent) => this.chip(agent, board))}
        ${group.agents.length === 0 ? html`<li class="nobody">${t('agents.nobody')}</li>` : nothing}
      </ul>
    </div>`;
  }

  /** @param {AgentRow} agent @param {Board} board */
  chip(agent, board) {
    const movable = this.mayDecide && targetsOf(agent).length > 0;
    return html`<li class="chip ${movable ? 'movable' : ''} chip-${agent.state}" data-testid="agent-${agent.agent}"
      data-agent=${movable ? agent.agent : nothing} data-state=${agent.state} title=${chipTitle(agent)}>
      ${stateIcon(agent.state)}
      <span class="chip-text">
        <span class="chip-name"><bdi>${agent.name || agent.agent}</bdi></span>
        <span class="chip-facts">
          <span>${t(`state.${agent.state}`)} ${agent.moved ? nothing : html`<bdi>${duration(ageSeconds(agent.since, board.at))}</bdi>`}</span>
          ${agent.open_contacts > 0
            ? html`<button class="figure-button" type="button" aria-haspopup="dialog" data-testid="trace-agent-${agent.agent}"
                @click=${() => this.say('trace-wanted', {of: {agent: agent.agent}, column: 'occupancy'})}><bdi class="chip-load"
                title=${t('agents.open_of_capacity')}>${count(agent.open_contacts)}/${count(agent.capacity)}</bdi><span
                class="hidden">${t('trace.open', {number: t('agents.work_of', {name: agent.name || agent.agent})})}</span></button>`
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

/** @param {AgentRow[]} offline */
function offlineLine(offline) {
  return html`<details class="offline" data-testid="agents-offline">
    <summary>${t('agents.offline', {count: offline.length})}</summary>
    <p class="sub">${list(offline.map((agent) => agent.name || agent.agent))}</p>
  </details>`;
}

/** @param {AgentRow} agent */
function chipTitle(agent) {
  return [
    t(`state.${agent.state}`) + (agent.reason ? ` (${agent.reason})` : ''),
    agent.team ? t('agents.team', {team: agent.team}) : '',
    agent.queues.length > 0 ? t('agents.serves', {queues: list(agent.queues.map(queueName))}) : '',
    agent.next ? t('agents.next', {activity: t(`activity.${agent.next.activity}`), time: clock(agent.next.at)}) : '',
  ].filter(Boolean).join('\n');
}

/** Those who serve the same channels, together; a group too for a channel that nobody serves, and one for those who serve none.
 * @param {AgentRow[]} agents @param {Board} board @returns {Group[]} */
function groupsOf(agents, board) {
  const channels = [...new Set(board.queues.map((row) => row.channel))];
  const channelOf = new Map(board.queues.map((row) => [row.queue, row.channel]));
  /** @type {Map<string, Group>} */
  const groups = new Map();
  const groupOf = (/** @type {string[]} */ served) => {
    const key = served.join(' ');
    const group = groups.get(key) ?? {channels: served, agents: []};
    groups.set(key, group);
    return group;
  };
  for (const agent of agents) {
    const served = new Set(agent.queues.map((queue) => channelOf.get(queue)));
    groupOf(channels.filter((channel) => served.has(channel))).agents.push(agent);
  }
  const covered = new Set([...groups.values()].flatMap((group) => group.channels));
  for (const channel of channels) if (!covered.has(channel)) groupOf([channel]);
  for (const group of groups.values()) group.agents.sort(workingFirst);
  const place = (/** @type {Group} */ group) => (group.channels.length === 0 ? channels.length : channels.indexOf(group.channels[0]));
  return [...groups.values()].sort((a, b) => place(a) - place(b) || a.channels.length - b.channels.length);
}

/** @param {AgentRow} a @param {AgentRow} b */
function workingFirst(a, b) {
  const resting = (/** @type {AgentRow} */ agent) => Number(RESTING.includes(agent.state));
  return resting(a) - resting(b) || (a.name || a.agent).localeCompare(b.name || b.agent);
}

customElements.define('floor-agents', Agents);
