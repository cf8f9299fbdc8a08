/**
 * Every topic's name, key and codec in one file ({@link io.ramzor.topic.Topics}), and the {@link
 * io.ramzor.topic.Broker} seam.
 */
package io.ramzor.topic;
