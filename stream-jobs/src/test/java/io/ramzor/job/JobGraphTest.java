package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.topic.BrokerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobGraphTest {
    @TempDir
    Path folder;

    private Set<String> uids(JobOptions options, BrokerAddress in) throws IOException {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(FlinkSettings.of(options, Optional.empty()));
        JobGraph.build(env, options, in, new BrokerOutlet(in), SampleLog.centre(), "test");
        Set<String> uids = new TreeSet<>();
        for (StreamNode node : env.getStreamGraph().getStreamNodes()) {
            assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
            uids.add(node.getTransformationUID().replaceFirst("Sink Writer: (.*)", "$1"));
        }
        return uids;
    }

    private static List<String> golden(String graph) throws IOException {
        try (InputStream file = JobGraphTest.class.getResourceAsStream("/operator-uids-" + graph + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** A state is found by these names: a change of one loses what earlier versions kept under it. */
    @Test
    void operators_have_uids_that_stay() throws IOException {
        assertThat(uids(JobOptions.live(folder), BrokerAddress.embedded(folder.resolve("log"))))
                .containsExactlyElementsOf(golden("live"));
    }

    @Test
    void a_replay_is_the_same_graph_with_totals_and_without_the_board() throws IOException {
        Path log = SampleLog.write(folder.resolve("log.ndjson"), List.of());
        assertThat(uids(JobOptions.replay(folder, List.of()), BrokerAddress.files(List.of(log))))
                .containsExactlyElementsOf(golden("replay"));
    }

    @Test
    void no_state_is_kept_by_generic_serialization() {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        for (Class<?> state : List.of(
                IdBook.class,
                FunnelBook.class,
                ContactBook.class,
                AgentBook.class,
                LinkBook.class,
                LiveBook.class,
                IntervalBook.class)) {
            assertThat(TypeInformation.of(state).createSerializer(config))
                    .as(state.getSimpleName())
                    .isNotNull();
        }
    }
}
