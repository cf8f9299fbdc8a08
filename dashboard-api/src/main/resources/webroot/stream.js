/** @typedef {import('./types.js').Board} Board */
/** @typedef {import('./types.js').Connection} Connection */

const STALE_AFTER_MS = 15_000;
const CHECK_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/**
 * The board as the server pushes it. Says `board` (detail: the board) for each one that comes and `connection` (detail:
 * live, stale or lost) when that changes. Comes back by itself after the connection was lost, waiting longer each time.
 */
export class BoardStream extends EventTarget {
  /** @type {EventSource|null} */
  #source = null;
  /** @type {Connection} */
  #connection = 'connecting';
  #retryMs = FIRST_RETRY_MS;
  #lastHeard = 0;
  #retry = 0;
  #watch = 0;
  /** A paused demo sends nothing and is not stale. */
  #quiet = false;

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
    const source = new EventSource('api/v1/board/stream');
    source.addEventListener('board', (event) => this.#heard(event.data));
    source.addEventListener('error', () => this.#failed());
    this.#source = source;
  }

  /** @param {string} data */
  #heard(data) {
    /** @type {Board} */
    const board = JSON.parse(data);
    this.#lastHeard = performance.now();
    this.#retryMs = FIRST_RETRY_MS;
    this.#quiet = board.demo !== null && board.demo !== undefined && (board.demo.paused || board.demo.ended);
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

  #check() {
    const silentMs = performance.now() - this.#lastHeard;
    if (this.#connection === 'live' && !this.#quiet && silentMs > STALE_AFTER_MS) this.#say('stale');
  }

  /** @param {Connection} connection */
  #say(connection) {
    if (connection === this.#connection) return;
    this.#connection = connection;
    this.dispatchEvent(new CustomEvent('connection', {detail: connection}));
  }
}
