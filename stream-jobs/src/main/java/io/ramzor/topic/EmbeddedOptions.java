package io.ramzor.topic;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * How an embedded broker keeps its records.
 *
 * @param clock says which UTC day it is; a new day starts a new file
 * @param partitions partitions by topic, remembered in the folder; a topic not named has what the folder
 *     remembers, else 1
 * @param retention how long whole days are kept, by topic; a topic not named is kept for ever
 * @param syncEachCommit whether a commit waits for the disk: it then outlives the machine's failure, not only the
 *     process's
 * @param mostPages largest size of one file in SQLite pages of 4 096 bytes; 0 = no limit but the disk
 */
public record EmbeddedOptions(
        InstantSource clock,
        Map<String, Integer> partitions,
        Map<String, Duration> retention,
        boolean syncEachCommit,
        long mostPages) {

    public EmbeddedOptions {
        partitions = Map.copyOf(partitions);
        retention = Map.copyOf(retention);
        partitions.forEach((topic, count) -> {
            if (count < 1) {
                throw new IllegalArgumentException(
                        "topic " + topic + " has " + count + " partitions; at least 1 is needed");
            }
        });
    }

    /** One partition a topic, kept for ever, by the machine's clock. */
    public static EmbeddedOptions defaults() {
        return new EmbeddedOptions(InstantSource.system(), Map.of(), Map.of(), false, 0);
    }

    /** With another clock. */
    public EmbeddedOptions clock(InstantSource clock) {
        return new EmbeddedOptions(clock, partitions, retention, syncEachCommit, mostPages);
    }

    /** With so many partitions of that topic. */
    public EmbeddedOptions partitions(String topic, int count) {
        Map<String, Integer> more = new HashMap<>(partitions);
        more.put(topic, count);
        return new EmbeddedOptions(clock, more, retention, syncEachCommit, mostPages);
    }

    /** Deletes whole UTC days of what came in, events and rejects, once they ended so long ago. */
    public EmbeddedOptions retain(Duration span) {
        return retain(Topics.EVENTS, span).retain(Topics.REJECTS.name(), span);
    }

    /** Deletes whole UTC days of that topic once they ended so long ago; compacted topics have no days. */
    public EmbeddedOptions retain(String topic, Duration span) {
        Map<String, Duration> more = new HashMap<>(retention);
        more.put(topic, span);
        return new EmbeddedOptions(clock, partitions, more, syncEachCommit, mostPages);
    }

    /** With or without waiting for the disk at each commit. */
    public EmbeddedOptions syncEachCommit(boolean sync) {
        return new EmbeddedOptions(clock, partitions, retention, sync, mostPages);
    }

    /** With a limit on the size of each file. */
    public EmbeddedOptions mostPages(long pages) {
        return new EmbeddedOptions(clock, partitions, retention, syncEachCommit, pages);
    }
}
