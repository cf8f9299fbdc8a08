package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.topic.Json;
import org.junit.jupiter.api.Test;

class RebalanceBenchCommandTest {
    @Test
    void comparesWithWhatPeopleDoTodayAndWithABoundIfOneIsProven() throws Exception {
        Cli.Outcome known = Cli.run("bench", "rebalance", "--agents", "40", "--json");
        assertThat(known).satisfies(Cli.succeeds());
        JsonNode centre = Json.MAPPER.readTree(known.output()).get("instances").get(0);
        double bound = centre.get("bound").doubleValue();
        assertThat(centre.get("cost"))
                .hasSize(4)
                .allSatisfy(cost -> assertThat(cost.doubleValue()).isBetween(bound, bound * 1.05));
        assertThat(centre.get("nothing").doubleValue()).isGreaterThan(1.5 * bound);
        assertThat(centre.get("longest_queue_takes_next_idle").doubleValue()).isGreaterThan(bound);
        assertThat(centre.get("in_proportion").doubleValue()).isGreaterThan(bound);

        Cli.Outcome other = Cli.run("bench", "rebalance", "--agents", "40", "--seed", "12345");
        assertThat(other).satisfies(Cli.succeeds());
        assertThat(other.output()).contains("no proven bound", "longest queue takes next idle");

        assertThat(Cli.run("bench", "rebalance", "--agents", "7")).satisfies(Cli.failsWith(2, "no centre of 7 agents"));
    }
}
