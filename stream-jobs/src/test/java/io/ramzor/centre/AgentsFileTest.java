package io.ramzor.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentsFileTest {
    private static final List<AgentProfile> AGENTS = List.of(
            new AgentProfile("a1", "Levi, Dana", "north", 1, Map.of("service-voice", 1.0), Map.of("chat", 3), "full"),
            new AgentProfile("a2", "דנה", null, null, Map.of(), Map.of(), null));

    @Test
    void rowsAreRead() throws CentreException {
        List<AgentProfile> agents = parse("\uFEFFagent,name,team,line,skills,capacity,contract\n"
                + "a1,\"Levi, Dana\",north,1,service-voice:1.0 service-whatsapp:0.8,chat:3 whatsapp:5,full\n"
                + "\n"
                + "a2,,,,back-office,,\n");

        assertThat(agents)
                .containsExactly(
                        new AgentProfile(
                                "a1",
                                "Levi, Dana",
                                "north",
                                1,
                                Map.of("service-voice", 1.0, "service-whatsapp", 0.8),
                                Map.of("chat", 3, "whatsapp", 5),
                                "full"),
                        new AgentProfile("a2", "a2", null, null, Map.of("back-office", 1.0), Map.of(), null));
    }

    @Test
    void columnsMayBeLeftOutAndStandInAnyOrder() throws CentreException {
        assertThat(parse("skills,agent\nq:0.5,a1\n"))
                .containsExactly(new AgentProfile("a1", "a1", null, null, Map.of("q", 0.5), Map.of(), null));
    }

    @Test
    void everyWrongRowIsNamedByItsLine() {
        assertThatThrownBy(() -> parse("agent,name,team,line,skills,capacity,contract\n"
                        + "a1,,,3,,,\n"
                        + "a2,\"two\nlines\",,,,,\n"
                        + ",,,,,,\n"
                        + "a3,,,,q:much,,\n"
                        + "a3,,,,,,\n"
                        + "a4,,,,q:9,,\n"
                        + "a5,,,,,chat:1.5,\n"
                        + "a6,,\n"
                        + "a7,,,,q:1 q:1,,\n"))
                .isInstanceOf(CentreException.class)
                .extracting(e -> List.of(e.getMessage().split(System.lineSeparator())))
                .isEqualTo(List.of(
                        "agents.csv, line 2: line is 1 or 2, found \"3\"",
                        "agents.csv, line 5: agent is empty",
                        "agents.csv, line 6: q: a number is expected after the colon, found \"much\"",
                        "agents.csv, line 7: agent a3 stands here twice; keep one row",
                        "agents.csv, line 8: skills: the proficiency of q is 0 to 1.5, found \"9\"",
                        "agents.csv, line 9: capacity: contacts at once on chat are a whole number, like chat:3, found \"1.5\"",
                        "agents.csv, line 10: has 3 cells, the header names 7",
                        "agents.csv, line 11: skills: queue q stands here twice"));
    }

    @Test
    void anUnknownOrMissingColumnIsRefused() {
        assertThatThrownBy(() -> parse("agent,skill\n"))
                .hasMessage("agents.csv, line 1: unknown column \"skill\"; did you mean skills?");
        assertThatThrownBy(() -> parse("name\nx\n")).hasMessageContaining("column agent is missing");
        assertThatThrownBy(() -> parse("")).hasMessageContaining("column agent is missing");
    }

    @Test
    void whatIsWrittenIsReadBack() throws CentreException, IOException {
        StringBuilder text = new StringBuilder();
        AgentsFile.write(text, AGENTS);

        assertThat(parse(text.toString())).isEqualTo(AGENTS);
    }

    private static List<AgentProfile> parse(String text) throws CentreException {
        return AgentsFile.parse("agents.csv", new StringReader(text));
    }
}
