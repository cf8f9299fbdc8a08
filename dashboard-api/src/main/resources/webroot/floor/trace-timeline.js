import {html, nothing, svg} from 'lit';
import {clockWithSeconds, duration, queueName} from '../format.js';
import {known, rich, t} from '../i18n.js';

/** @typedef {import('../types.js').TracedContact} TracedContact */
/** @typedef {{tone: string, from: number, to: number}} Bar */
/** @typedef {{name: unknown, bars: Bar[], says: unknown}} Lane */

const WIDTH = 1000;
const HEIGHT = 10;
const NARROWEST = 6;

/** The name of what a contact waits for. @param {string} what an answer, or a response clock */
export const waitName = (what) => (known(`trace.for.${what}`) ? t(`trace.for.${what}`) : what);

/**
 * One contact's time as lanes: its waits in queues, its agents, its response clocks; and what it waits for now.
 *
 * @param {TracedContact} contact
 * @param {(agent: string) => string} nameOf what people call an agent
 */
export function timeline(contact, nameOf) {
  const told = Date.parse(contact.at);
  const lanes = [...legLanes(contact, told), ...agentLanes(contact, told, nameOf), ...clockLanes(contact, told)];
  const times = lanes.flatMap((lane) => lane.bars.flatMap((bar) => [bar.from, bar.to]));
  const from = Math.min(...times);
  const to = Math.max(...times, from + 1);
  return html`<div class="timeline" data-testid="timeline">
    <ul class="lanes">${lanes.map((lane) => laneOf(lane, from, to))}
      <li class="lane lane-ends sub"><bdi>${clockWithSeconds(new Date(from).toISOString())}</bdi>
        <bdi>${clockWithSeconds(new Date(to).toISOString())}</bdi></li></ul>
    ${contact.waits_for
      ? html`<p class="sub">${rich('trace.waits_for', {
          what: waitName(contact.waits_for.what),
          since: clockWithSeconds(contact.waits_for.since),
        })}</p>`
      : nothing}
  </div>`;
}

/** @param {Lane} lane @param {number} from @param {number} to */
function laneOf(lane, from, to) {
  const x = (/** @type {number} */ at) => ((at - from) / (to - from)) * WIDTH;
  return html`<li class="lane">
    <span class="lane-name">${lane.name}</span>
    <svg class="lane-bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="lane-track" width=${WIDTH} height=${HEIGHT} rx="2"/>
      ${lane.bars.map((bar) => svg`<rect class="tone-${bar.tone}" x=${Math.min(x(bar.from), WIDTH - NARROWEST)}
        width=${Math.max(NARROWEST, x(bar.to) - x(bar.from))} height=${HEIGHT}/>`)}
    </svg>
    <span class="lane-says">${lane.says}</span>
  </li>`;
}

/** @param {TracedContact} contact @param {number} told @returns {Lane[]} */
const legLanes = (contact, told) =>
  contact.legs.map((leg) => ({
    name: rich('trace.lane.leg', {queue: queueName(leg.queue)}),
    bars: untilLate(leg.queued_at, leg.ended_at, told, Date.parse(leg.queued_at) + leg.answer_target_seconds * 1000),
    says: html`<bdi>${duration(leg.wait_seconds)}</bdi>, ${t(`trace.outcome.${leg.outcome}`)}`,
  }));

/** @param {TracedContact} contact @param {number} told @param {(agent: string) => string} nameOf @returns {Lane[]} */
const agentLanes = (contact, told, nameOf) =>
  contact.agents.map((part) => {
    const end = part.end ? Date.parse(part.end) : told;
    const bars = [{tone: 'state-busy', from: Date.parse(part.start), to: end}];
    if (part.wrap_up_seconds > 0) bars.push({tone: 'state-wrap_up', from: end, to: end + part.wrap_up_seconds * 1000});
    return {
      name: part.agent ? rich('trace.lane.agent', {agent: nameOf(part.agent)}) : t('trace.lane.some_agent'),
      bars,
      says: part.handle_seconds === null ? t('trace.goes_on') : html`<bdi>${duration(part.handle_seconds)}</bdi>`,
    };
  });

/** A lane a clock, however often it ran. @param {TracedContact} contact @param {number} told @returns {Lane[]} */
function clockLanes(contact, told) {
  const ids = [...new Set(contact.clocks.map((run) => run.clock))];
  return ids.map((id) => {
    const runs = contact.clocks.filter((run) => run.clock === id);
    const last = runs[runs.length - 1];
    const longest = Math.max(...runs.map((run) => run.elapsed_seconds));
    return {
      name: waitName(id),
      bars: runs.flatMap((run) => untilLate(run.start, run.stop, told, run.due ? Date.parse(run.due) : Infinity)),
      says:
        runs.length === 1
          ? html`<bdi>${duration(last.elapsed_seconds)}</bdi>, ${t(`trace.phase.${last.phase}`)}`
          : rich('trace.runs', {count: runs.length, longest: duration(longest)}),
    };
  });
}

/** A stretch up to its target, and what lies past it. @param {string} start @param {string|null} end @param {number} told
 * @param {number} due @returns {Bar[]} */
function untilLate(start, end, told, due) {
  const from = Date.parse(start);
  const to = end ? Date.parse(end) : told;
  if (to <= due) return [{tone: 'trace-wait', from, to}];
  return [
    {tone: 'trace-wait', from, to: Math.max(from, due)},
    {tone: 'trace-late', from: Math.max(from, due), to},
  ];
}
