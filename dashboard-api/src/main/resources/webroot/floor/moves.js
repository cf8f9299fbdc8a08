import {ApiError} from '../api.js';
import {list, queueName} from '../format.js';
import {rich, t} from '../i18n.js';

/** @typedef {import('../types.js').Move} Move */
/** @typedef {import('../types.js').AgentRow} AgentRow */
/** @typedef {import('../types.js').Board} Board */
/** @typedef {{from: string, to: string, end: string, sameEnd: boolean, moves: Move[]}} MoveGroup `end` is the last one */

/** @param {Move} action */
export const isBot = (action) => action.lever === 'bot_level';

/** Moves of agents of the same way, together; other levers are left out. @param {Move[]} moves @returns {MoveGroup[]} */
export function moveGroups(moves) {
  /** @type {Map<string, MoveGroup>} */
  const groups = new Map();
  for (const move of moves.filter((action) => !isBot(action))) {
    const {from, to, end} = move;
    const key = `${from} ${to}`;
    const group = groups.get(key) ?? {from, to, end, sameEnd: true, moves: []};
    group.sameEnd &&= group.end === end;
    group.end = group.end > end ? group.end : end;
    group.moves.push(move);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** "Move 4 agents to Chat", "Bot to amber". @param {Move[]} moves */
export function moveTitle(moves) {
  const bot = moves.find(isBot);
  if (bot) return rich('bot.title', {level: t(`bot.level.${bot.to}`)});
  const targets = [...new Set(moves.map((move) => move.to))];
  return targets.length === 1
    ? rich('moves.title', {count: moves.length, to: queueName(targets[0])})
    : rich('moves.title_many', {count: moves.length});
}

/** @param {string[]} agents @param {Board} board */
export const agentNames = (agents, board) => agents.map((id) => agentName(id, board));

/** @param {string} agent @param {Board} board */
export const agentName = (agent, board) => board.agents.find((row) => row.agent === agent)?.name ?? agent;

/** @param {Move[]} moves @param {Board} board */
export function moveSentence(moves, board) {
  const bot = moves.find(isBot);
  if (bot) return rich('bot.sentence', {from: t(`bot.level.${bot.from}`), to: t(`bot.level.${bot.to}`)});
  return moveGroups(moves).map((group) =>
    rich('moves.sentence', {
      who: list(agentNames(group.moves.map((move) => move.agent), board)),
      from: queueName(group.from),
      to: queueName(group.to),
    }),
  );
}

/** What went wrong, in words for the page. @param {unknown} error */
export function problemText(error) {
  if (error instanceof ApiError && error.status === 0) return t('error.unreachable');
  return error instanceof Error && error.message ? error.message : t('error.unknown');
}

/** Queues that an agent may be moved to: those of the skills, but the only one served now. @param {AgentRow} agent */
export function targetsOf(agent) {
  return agent.skills.filter((queue) => !(agent.queues.length === 1 && agent.queues[0] === queue));
}

/** A move by hand, as the server's what-if takes it.
 * @param {AgentRow} agent @param {string} from @param {string} to @param {number} minutes @param {string} now */
export function moveAction(agent, from, to, minutes, now) {
  const end = new Date(Date.parse(now) + minutes * 60_000).toISOString();
  return {lever: 'move_agent', agent: agent.agent, from, to, start: now, end};
}

/** The queue that an agent would leave for another. @param {AgentRow} agent @param {string|null} to */
export function leaves(agent, to) {
  const served = agent.moved ? [agent.moved.to, ...agent.queues] : agent.queues;
  return served.find((queue) => queue !== to) ?? agent.skills.find((queue) => queue !== to) ?? '';
}
