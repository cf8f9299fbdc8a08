package io.ramzor.job;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * Flink in this process, for one job. A local environment would do but for its end: it says that the job has ended while it is still
 * using its folders.
 */
final class LocalCluster {
    private static final Duration START = Duration.ofSeconds(60);

    private final MiniCluster cluster;
    private final JobID job;
    private final CompletableFuture<JobResult> ended;

    private LocalCluster(MiniCluster cluster, JobID job) {
        this.cluster = cluster;
        this.job = job;
        this.ended = cluster.requestJobResult(job)
                .thenCompose(result -> cluster.closeAsync().thenApply(closed -> result));
    }

    /** Starts Flink and the job; the job goes on from the checkpoint that the settings name. */
    static LocalCluster start(StreamGraph graph, Configuration settings, int slots) throws Exception {
        graph.setJobId(JobID.generate());
        graph.setSavepointRestoreSettings(SavepointRestoreSettings.fromConfiguration(settings));
        graph.serializeUserDefinedInstances();
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .withRandomPorts()
                .build());
        try {
            cluster.start();
            cluster.submitJob(graph).get(START.toSeconds(), TimeUnit.SECONDS);
            return new LocalCluster(cluster, graph.getJobID());
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    /** Completes when the job has ended, however, and Flink is gone. */
    CompletableFuture<JobResult> ended() {
        return ended;
    }

    /** Makes a checkpoint now. */
    CompletableFuture<String> checkpoint() {
        return cluster.triggerCheckpoint(job);
    }

    /** Makes a savepoint in a new folder inside that one and says where. */
    CompletableFuture<String> savepoint(String folder) {
        return cluster.triggerSavepoint(job, folder, false, SavepointFormatType.CANONICAL);
    }

    CompletableFuture<?> cancel() {
        return cluster.cancelJob(job);
    }
}
