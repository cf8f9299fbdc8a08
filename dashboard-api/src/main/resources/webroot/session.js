import {ApiError, call, get, post} from './api.js';

/** @typedef {import('./types.js').Session} Session */

/** @returns {Promise<Session|null>} who is signed in; null = nobody */
export async function whoAmI() {
  try {
    return await get('session');
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** @param {string} user @param {string} password @returns {Promise<Session|null>} */
export async function signIn(user, password) {
  await post('session', {user, password});
  return whoAmI();
}

export const signOut = () => call('DELETE', 'session');

/** Makes the first administrator by the one-time link that the server printed.
 * @param {string} token @param {string} user @param {string} password */
export const acceptInvitation = (token, user, password) => post('invitation', {token, user, password});

/** @param {Session|null} session whether that person may apply, dismiss, undo and move */
export const mayDecide = (session) => session !== null && ['supervisor', 'admin'].includes(session.role);

/** @param {Session|null} session */
export const isAdmin = (session) => session?.role === 'admin';
