import {post} from '../api.js';
import {queueName} from '../format.js';
import {t} from '../i18n.js';
import {effectSentence} from './effect.js';
import {leaves, moveAction, targetsOf} from './moves.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').AgentRow} AgentRow */
/** @typedef {{agent: AgentRow, chip: HTMLElement, x: number, y: number, ghost: HTMLElement|null, over: HTMLElement|null}} Drag */

const THRESHOLD_PX = 6;
const ASK_AFTER_MS = 200;
const MINUTES = 30;

/**
 * Dragging an agent onto another group, by mouse or pen (a finger scrolls; it has the button). The predicted effect shows
 * while the agent hovers over a queue; the drop asks to confirm. Escape gives up.
 */
export class AgentDrag {
  /** @type {Drag|null} */
  #drag = null;
  #asked = 0;

  /** @param {HTMLElement} host @param {{board: () => Board|null, drop: (agent: string, to: string) => void}} hooks */
  constructor(host, hooks) {
    this.host = host;
    this.hooks = hooks;
    this.moved = this.moved.bind(this);
    this.up = this.up.bind(this);
    this.key = this.key.bind(this);
    this.stop = this.stop.bind(this);
  }

  /** @param {PointerEvent} event */
  down(event) {
    const target = /** @type {Element} */ (event.target);
    const chip = /** @type {HTMLElement|null} */ (target.closest('[data-agent]'));
    if (!chip || event.button !== 0 || event.pointerType === 'touch' || target.closest('button')) return;
    const agent = this.hooks.board()?.agents.find((row) => row.agent === chip.dataset.agent);
    if (!agent) return;
    event.preventDefault();
    this.#drag = {agent, chip, x: event.clientX, y: event.clientY, ghost: null, over: null};
    document.addEventListener('pointermove', this.moved);
    document.addEventListener('pointerup', this.up);
    document.addEventListener('pointercancel', this.stop);
    document.addEventListener('keydown', this.key);
  }

  /** @param {PointerEvent} event */
  moved(event) {
    const drag = this.#drag;
    if (!drag) return;
    if (!drag.ghost) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < THRESHOLD_PX) return;
      drag.ghost = this.#lift(drag.agent, drag.chip);
    }
    drag.ghost.style.setProperty('translate', `${event.clientX + 12}px ${event.clientY + 12}px`);
    this.#hover(this.#groupAt(event, drag.agent));
  }

  /** @param {PointerEvent} event @param {AgentRow} agent @returns {HTMLElement|null} */
  #groupAt(event, agent) {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const group = /** @type {HTMLElement|null} */ (under?.closest('[data-drop-channels]') ?? null);
    return group && this.#mayDrop(group, agent) ? group : null;
  }

  /** @param {HTMLElement} group @param {AgentRow} agent */
  #mayDrop(group, agent) {
    return !group.contains(this.#drag?.chip ?? null) && this.#queueOf(group, agent) !== null;
  }

  /** The queue of those channels that an agent would serve: of those of the agent's skills, the one that is worst off.
   * @param {HTMLElement|null} group @param {AgentRow} agent @returns {string|null} */
  #queueOf(group, agent) {
    const targets = new Set(targetsOf(agent));
    const channels = group?.dataset.dropChannels?.split(' ') ?? [];
    const rows = this.hooks.board()?.queues.filter((row) => channels.includes(row.channel) && targets.has(row.queue));
    const short = (/** @type {import('../types.js').QueueRow} */ row) => (row.service_level ?? 1) - row.target;
    return rows?.sort((a, b) => short(a) - short(b))[0]?.queue ?? null;
  }

  /** @param {AgentRow} agent @param {HTMLElement} chip */
  #lift(agent, chip) {
    const ghost = document.createElement('div');
    ghost.className = 'drag-ghost';
    ghost.append(Object.assign(document.createElement('strong'), {textContent: agent.name || agent.agent}));
    ghost.append(Object.assign(document.createElement('span'), {textContent: t('agents.drop_where')}));
    document.body.append(ghost);
    chip.classList.add('lifted');
    for (const group of this.#groups()) {
      const may = this.#mayDrop(group, agent);
      group.classList.toggle('may-drop', may);
      group.classList.toggle('no-drop', !may && !group.contains(chip));
    }
    return ghost;
  }

  /** @param {HTMLElement|null} group */
  #hover(group) {
    const drag = this.#drag;
    if (!drag?.ghost || group === drag.over) return;
    drag.over?.classList.remove('drop-here');
    drag.over = group;
    group?.classList.add('drop-here');
    window.clearTimeout(this.#asked);
    const label = /** @type {HTMLElement} */ (drag.ghost.lastElementChild);
    const to = this.#queueOf(group, drag.agent);
    if (!to) {
      label.textContent = t('agents.drop_where');
      return;
    }
    label.textContent = t('agents.drop_here', {queue: queueName(to)});
    this.#asked = window.setTimeout(() => this.#predict(drag, group, to, label), ASK_AFTER_MS);
  }

  /** @param {Drag} drag @param {HTMLElement|null} over @param {string} to @param {HTMLElement} label */
  async #predict(drag, over, to, label) {
    const now = this.hooks.board()?.at;
    if (!now) return;
    const actions = [moveAction(drag.agent, leaves(drag.agent, to), to, MINUTES, now)];
    const answer = await post('what-if', {actions}).catch(() => null);
    if (answer && this.#drag === drag && drag.over === over) label.textContent = effectSentence(answer.effect);
  }

  up() {
    const drag = this.#drag;
    const to = drag ? this.#queueOf(drag.over, drag.agent) : null;
    this.stop();
    if (drag && to) this.hooks.drop(drag.agent.agent, to);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === 'Escape') this.stop();
  }

  stop() {
    window.clearTimeout(this.#asked);
    this.#drag?.ghost?.remove();
    this.#drag?.chip.classList.remove('lifted');
    for (const group of this.#groups()) group.classList.remove('may-drop', 'no-drop', 'drop-here');
    this.#drag = null;
    document.removeEventListener('pointermove', this.moved);
    document.removeEventListener('pointerup', this.up);
    document.removeEventListener('pointercancel', this.stop);
    document.removeEventListener('keydown', this.key);
  }

  #groups() {
    return /** @type {NodeListOf<HTMLElement>} */ (this.host.querySelectorAll('[data-drop-channels]'));
  }
}
