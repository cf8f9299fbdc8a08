import {get} from './api.js';
import {changed} from './board-changes.js';

/** @typedef {import('./types.js').Board} Board */
/** @typedef {import('./types.js').Connection} Connection */

const ASK_AFTER_MS = 10_000;
const CHECK_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/**
 * The board as the server pushes it: first the whole, then what changed. Says `board` (detail: the board) for each one that
 * comes and `connection` (detail: live, stale or lost) when that changes. A board that does not change is not sent again, so
 * after a silence the server is asked for it. Comes back by itself after the connection was lost, waiting longer each time.
 */
export class BoardStream extends EventTarget {
  /** @type {EventSource|null} */
  #source = null;
  /** @type {Board|null} as the stream last said it */
  #board = null;
  /** @type {Connection} */
  #connection = 'connecting';
  #retryMs = FIRST_RETRY_MS;
  #lastHeard = 0;
  #retry = 0;
  #watch = 0;
  #asking = false;

  start() {
    this.stop();
    this.#open();
    this.#watch = window.setInterval(() => this.#check(), CHECK_MS);
  }

  stop() {
    window.clearInterval(this.#watch);
    window.clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  #open() {
    const source = new EventSource('api/v1/board/stream?changes=true');
    source.addEventListener('board', (event) => this.#pushed(JSON.parse(event.data)));
    source.addEventListener('change', (event) => {
      if (this.#board) this.#pushed(changed(this.#board, JSON.parse(event.data)));
    });
    source.addEventListener('error', () => this.#failed());
    this.#source = source;
  }

  /** @param {Board} board */
  #pushed(board) {
    this.#board = board;
    this.#heard(board);
  }

  /** @param {Board} board */
  #heard(board) {
    this.#lastHeard = performance.now();
    this.#retryMs = FIRST_RETRY_MS;
    this.#say('live');
    this.dispatchEvent(new CustomEvent('board', {detail: board}));
  }

  #failed() {
    this.#source?.close();
    this.#source = null;
    this.#say('lost');
    window.clearTimeout(this.#retry);
    this.#retry = window.setTimeout(() => this.#open(), this.#retryMs);
    this.#retryMs = Math.min(2 * this.#retryMs, LONGEST_RETRY_MS);
  }

  async #check() {
    const silentMs = performance.now() - this.#lastHeard;
    if (this.#source === null || this.#lastHeard === 0 || this.#asking || silentMs < ASK_AFTER_MS) return;
    this.#asking = true;
    try {
      this.#heard(await get('board'));
    } catch {
      if (this.#source) this.#say('stale');
    } finally {
      this.#asking = false;
    }
  }

  /** @param {Connection} connection */
  #say(connection) {
    if (connection === this.#connection) return;
    this.#connection = connection;
    this.dispatchEvent(new CustomEvent('connection', {detail: connection}));
  }
}
