package io.ramzor.api;

/**
 * Who calls.
 *
 * @param user user name, or the name of the token
 * @param role what they may do
 * @param byCookie whether the browser sent the credential by itself, so that another site might have caused the request
 */
record Principal(String user, Role role, boolean byCookie) {}
