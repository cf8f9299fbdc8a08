package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import io.ramzor.topic.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotLevelApiTest {
    @TempDir
    Path folder;

    private RunningApi api;
    private String supervisor;

    @BeforeEach
    void start() throws Exception {
        RunningApi.Choice choice = new RunningApi.Choice();
        choice.centre = RunningApi.CENTRE + "bot: {levels: {green: [hours], amber: [returns], red: [complaint]}}\n";
        api = new RunningApi(folder, choice);
        supervisor = api.signIn(Role.SUPERVISOR);
        api.append(Topics.LIVE, Samples.live("service-chat", "chat", Samples.NOW, 0.5));
        await().until(() -> api.board.now() != null);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return api.post("/api/v1/" + path, supervisor, json);
    }

    private JsonNode bot() throws Exception {
        return RunningApi.json(api.get("/api/v1/bot-level", supervisor));
    }

    private void timeIs(int seconds) throws Exception {
        api.append(Topics.LIVE, Samples.live("service-chat", "chat", Samples.NOW.plusSeconds(seconds), 0.5));
        await().until(() -> api.board.now().equals(Samples.NOW.plusSeconds(seconds)));
    }

    @Test
    void aLevelHoldsUntilItsEnd() throws Exception {
        assertThat(bot().get("level").isNull()).isTrue();
        assertThat(bot().get("topics").get("amber").toString()).isEqualTo("[\"hours\",\"returns\"]");
        assertThat(post("bot-level", "{\"level\":\"amber\",\"minutes\":60}").statusCode())
                .isEqualTo(200);
        assertThat(bot().get("level").asText()).isEqualTo("amber");
        assertThat(bot().get("by").asText()).isEqualTo("supervisor-1");
        assertThat(bot().get("until").asText()).isEqualTo("2026-04-05T09:00:00Z");
        assertThat(RunningApi.json(api.get("/api/v1/board", supervisor))
                        .get("bot")
                        .get("level")
                        .asText())
                .isEqualTo("amber");
        timeIs(3_600);
        assertThat(bot().get("level").isNull()).isTrue();
    }

    @Test
    void aLevelIsUndoneOnce() throws Exception {
        HttpResponse<String> set = post("bot-level", "{\"level\":\"red\",\"minutes\":30,\"reason\":\"storm\"}");
        String decision = RunningApi.json(set).get("id").asText();
        HttpResponse<String> again = post("bot-level", "{\"level\":\"red\",\"minutes\":30}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("at red already");
        assertThat(post("moves/" + decision + "/undo", "{}").statusCode()).isEqualTo(200);
        assertThat(bot().get("level").isNull()).isTrue();
        assertThat(post("moves/" + decision + "/undo", "{}").statusCode()).isEqualTo(409);
    }

    @Test
    void whatIsNoLevelIsRefused() throws Exception {
        assertThat(post("bot-level", "{\"level\":\"blue\",\"minutes\":30}").statusCode())
                .isEqualTo(400);
        assertThat(post("bot-level", "{\"level\":\"red\"}").statusCode()).isEqualTo(400);
        String viewer = api.signIn(Role.VIEWER);
        assertThat(api.post("/api/v1/bot-level", viewer, "{\"level\":\"red\",\"minutes\":30}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCentreWithoutLevelsHasNoneToSet() throws Exception {
        try (RunningApi other = new RunningApi(folder.resolve("other"), new RunningApi.Choice())) {
            String lead = other.signIn(Role.SUPERVISOR);
            String red = "{\"level\":\"red\",\"minutes\":30}";
            assertThat(other.post("/api/v1/bot-level", lead, red).statusCode()).isEqualTo(404);
            assertThat(other.get("/api/v1/bot-level", lead).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aProposalOfTheBotIsAppliedUnlessItsLevelHasChangedSince() throws Exception {
        for (String id : List.of("p-1-service-chat", "p-2-service-chat")) {
            Move raise = new Move("bot_level", null, "green", "amber", Samples.NOW, Samples.NOW.plusSeconds(3_600));
            api.board.append(
                    Topics.PROPOSALS,
                    new Proposal(
                            id,
                            Samples.NOW,
                            Samples.NOW.plusSeconds(600),
                            "open",
                            List.of(raise),
                            List.of(),
                            1,
                            2,
                            List.of()));
        }
        HttpResponse<String> edited =
                post("proposals/p-1-service-chat/edit", "{\"actions\":[{\"agent\":\"a1\",\"to\":\"service-chat\"}]}");
        assertThat(edited.body()).contains("use the lever itself");
        assertThat(post("proposals/p-1-service-chat/apply", "{}").statusCode()).isEqualTo(200);
        assertThat(bot().get("level").asText()).isEqualTo("amber");
        HttpResponse<String> stale = post("proposals/p-2-service-chat/apply", "{}");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("at amber by now");
    }
}
