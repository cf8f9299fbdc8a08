package io.ramzor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.metric.Group;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupSeriesTest {
    @ParameterizedTest
    @ValueSource(strings = {"dana", "", "a|b", "CORP\\peter", "CORP\\\\peter|", "\\", "\\p\\s$1"})
    void whateverAnAgentIsCalledTheIdGivesTheNameBack(String agent) {
        String id = GroupSeries.id(Group.AGENT, Map.of("agent", agent));

        assertThat(GroupSeries.keys(Group.AGENT, id)).contains(Map.of("agent", agent));
        assertThat(GroupSeries.matching(List.of(id, "dana", "|agent|other"), Group.AGENT, Map.of("agent", agent)))
                .containsExactly(id);
    }
}
