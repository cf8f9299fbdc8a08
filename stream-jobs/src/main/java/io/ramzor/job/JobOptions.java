package io.ramzor.job;

import io.ramzor.event.Micros;
import java.io.Serializable;
import java.util.List;

/**
 * How the one job graph runs.
 *
 * @param parallelism subtasks of the keyed operators, at least 1
 * @param bounded whether to end where the events topic ends at the start
 * @param board whether to keep what the board shows: live windows, the floor, the sources
 * @param checkpoints folder of the checkpoints, null = none are made
 * @param checkpointMillis wall time between checkpoints
 * @param temporary folder for Flink's own files; what a killed process left in it is deleted at the start
 * @param partitionNames what to call each partition in rejects; the topic's name where there is none
 * @param unnamedSource what to call the source of events that name none
 * @param until events after that microsecond are ignored, null = none is
 * @param nowStepMicros now is said to the operators in steps of that length
 * @param contacts whether the contacts behind the numbers are told
 * @param windowMinutes lengths of the live windows
 */
public record JobOptions(
        int parallelism,
        boolean bounded,
        boolean board,
        String checkpoints,
        long checkpointMillis,
        String temporary,
        List<String> partitionNames,
        String unnamedSource,
        Long until,
        long nowStepMicros,
        boolean contacts,
        List<Integer> windowMinutes)
        implements Serializable {

    /**
     * For the live board.
     *
     * @param folder a folder of ours; checkpoints and temporary files go there
     */
    public static JobOptions live(java.nio.file.Path folder) {
        return new JobOptions(
                1,
                false,
                true,
                folder.resolve("checkpoints").toString(),
                10_000,
                folder.resolve("flink-tmp").toString(),
                List.of(),
                "events",
                null,
                Micros.SECOND / 5,
                true,
                LiveWindows.MINUTES);
    }

    /**
     * For a bounded log.
     *
     * @param temporary a folder of ours for Flink's files
     * @param partitionNames the names of the logs
     */
    public static JobOptions replay(java.nio.file.Path temporary, List<String> partitionNames) {
        return new JobOptions(
                1,
                true,
                false,
                null,
                0,
                temporary.toString(),
                List.copyOf(partitionNames),
                "events",
                null,
                Micros.SECOND,
                false,
                LiveWindows.MINUTES);
    }

    /** The same with so many subtasks. */
    public JobOptions withParallelism(int subtasks) {
        return new JobOptions(
                subtasks,
                bounded,
                board,
                checkpoints,
                checkpointMillis,
                temporary,
                partitionNames,
                unnamedSource,
                until,
                nowStepMicros,
                contacts,
                windowMinutes);
    }

    /** The same with checkpoints so often. */
    public JobOptions withCheckpointMillis(long millis) {
        return new JobOptions(
                parallelism,
                bounded,
                board,
                checkpoints,
                millis,
                temporary,
                partitionNames,
                unnamedSource,
                until,
                nowStepMicros,
                contacts,
                windowMinutes);
    }

    /** The same up to that microsecond. */
    public JobOptions withUntil(Long micros) {
        return new JobOptions(
                parallelism,
                bounded,
                board,
                checkpoints,
                checkpointMillis,
                temporary,
                partitionNames,
                unnamedSource,
                micros,
                nowStepMicros,
                contacts,
                windowMinutes);
    }

    /** The same with the contacts behind the numbers, or without. */
    public JobOptions withContacts(boolean told) {
        return new JobOptions(
                parallelism,
                bounded,
                board,
                checkpoints,
                checkpointMillis,
                temporary,
                partitionNames,
                unnamedSource,
                until,
                nowStepMicros,
                told,
                windowMinutes);
    }

    /** The same with other names of the partitions. */
    public JobOptions withPartitionNames(List<String> names) {
        return new JobOptions(
                parallelism,
                bounded,
                board,
                checkpoints,
                checkpointMillis,
                temporary,
                List.copyOf(names),
                unnamedSource,
                until,
                nowStepMicros,
                contacts,
                windowMinutes);
    }

    /** Microseconds of event time between two traces of a contact, null = it is not traced. */
    Long traceEvery() {
        return !contacts ? null : Long.valueOf(bounded ? ContactTracing.AT_THE_END : 5 * Micros.SECOND);
    }

    /** What to call the partition in rejects. */
    String partitionName(int partition) {
        return partition < partitionNames.size() ? partitionNames.get(partition) : "events";
    }
}
