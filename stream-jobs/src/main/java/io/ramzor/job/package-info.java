/**
 * The stream job: the only package that knows Flink. One graph reads the events topic and writes the topics intervals, live, floor,
 * rejects and sources; demo, serve and replay differ in the source's end, the addresses and the options.
 *
 * <p>Timestamps and watermarks are microseconds. The watermark is <em>now</em>: the largest event time read, of several partitions
 * the smallest. At the end of a bounded log no timer fires: nothing that falls due after the last event happens.
 */
package io.ramzor.job;
