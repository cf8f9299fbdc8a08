/** An answer of the server that is no success; its message is the problem's `detail` (RFC 9457). */
export class ApiError extends Error {
  /** @param {number} status 0 = the server was not reached @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Says `signed-out` when the server no longer knows the visitor. */
export const apiEvents = new EventTarget();

/**
 * Asks the server.
 *
 * @param {string} method
 * @param {string} path below /api/v1/
 * @param {unknown} [body] sent as JSON
 * @returns {Promise<any>} the answer's JSON, null if it has none
 * @throws {ApiError}
 */
export async function call(method, path, body) {
  const answer = await send(method, path, body);
  if (answer.ok) return answer.status === 204 ? null : answer.json().catch(() => null);
  if (answer.status === 401 && path !== 'session') apiEvents.dispatchEvent(new Event('signed-out'));
  const problem = await answer.json().catch(() => ({}));
  throw new ApiError(answer.status, problem.detail ?? problem.title ?? `${answer.status} ${answer.statusText}`);
}

/** @param {string} method @param {string} path @param {unknown} body */
async function send(method, path, body) {
  try {
    return await fetch(`api/v1/${path}`, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? {} : {'Content-Type': 'application/json'},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(0, '');
  }
}

/** @param {string} path */
export const get = (path) => call('GET', path);

/** @param {string} path @param {unknown} [body] */
export const post = (path, body = {}) => call('POST', path, body);
