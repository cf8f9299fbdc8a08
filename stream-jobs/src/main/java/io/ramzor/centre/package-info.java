/** What a centre is: channels as data, queues with their targets, calendars, agents; read from {@code centre.yaml}. */
package io.ramzor.centre;
