/**
 * The HTTP side: the OpenAPI contract and a handler for each of its operations, who may call them, problem details, the board's
 * stream and the page's files. The only package that knows Vert.x.
 */
package io.ramzor.api;
