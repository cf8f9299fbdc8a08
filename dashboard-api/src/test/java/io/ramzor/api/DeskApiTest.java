package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.decision.Breach;
import io.ramzor.decision.Decision;
import io.ramzor.decision.Effect;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import io.ramzor.desk.Autopilot;
import io.ramzor.desk.Desk;
import io.ramzor.desk.WhatIfView;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskApiTest {
    @TempDir
    Path folder;

    private final FixedPlanner planner = new FixedPlanner();
    private RunningApi api;
    private String supervisor;

    @BeforeEach
    void start() throws Exception {
        RunningApi.Choice choice = new RunningApi.Choice();
        choice.whatIf = planner;
        api = new RunningApi(folder, choice);
        supervisor = api.signIn(Role.SUPERVISOR);
        for (String agent : List.of("a1", "a2", "a3")) {
            api.append(Topics.AGENTS, Samples.profile(agent, "service-voice", "service-chat"));
            api.append(Topics.FLOOR, Samples.agent(agent, agent.equals("a3") ? "break" : "available", "voice"));
        }
        api.append(Topics.AGENTS, Samples.profile("a4", "service-voice"));
        api.append(Topics.FLOOR, Samples.agent("a4", "available", "voice"));
        api.append(Topics.PROPOSALS, Samples.proposal("p1", "a1"));
        api.append(Topics.PROPOSALS, Samples.proposal("p2", "a2"));
        api.append(Topics.PROPOSALS, Samples.proposal("p3", "a3"));
        api.append(Topics.LIVE, Samples.live("service-chat", "chat", Samples.NOW, 0.5));
        await().until(() -> api.board.now() != null
                && api.board.proposals().size() == 3
                && api.board.floorAgent("a4").isPresent());
    }

    /** What the planner says here: a fixed effect, and the guardrails that the test sets. */
    private static final class FixedPlanner implements WhatIfView {
        List<Breach> breaches = List.of();

        @Override
        public List<Effect> effect(List<Move> actions) {
            if (actions.get(0).agent().equals("nobody")) {
                throw new IllegalArgumentException("agent nobody is not on queue now");
            }
            Effect.Outlook outlook = new Effect.Outlook(List.of(0.7, 0.8, 0.9), List.of(1.0, 2.0, 3.0));
            return List.of(new Effect(actions.get(0).to(), outlook, outlook));
        }

        @Override
        public List<Breach> breaches(List<Move> actions) {
            return breaches;
        }

        @Override
        public Proposal changed(Proposal proposal, List<Move> actions) {
            return new Proposal(
                    proposal.id(),
                    proposal.madeAt(),
                    proposal.validUntil(),
                    proposal.status(),
                    actions,
                    effect(actions),
                    3,
                    4,
                    proposal.why());
        }

        void breaks(String rule, String sentence) {
            breaches = List.of(new Breach(rule, Map.of("agent", "a1"), sentence));
        }
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return api.post("/api/v1/" + path, supervisor, json);
    }

    private List<Decision> decided() throws Exception {
        List<Decision> decisions = new ArrayList<>();
        for (Broker.Stored stored : api.broker.read(Topics.DECISIONS.name(), 0, 0, 100, Duration.ZERO)) {
            decisions.add(Topics.DECISIONS.codec().decode(stored.value()));
        }
        return decisions;
    }

    private static String detail(HttpResponse<String> answer) throws Exception {
        return RunningApi.json(answer).get("detail").asText();
    }

    @Test
    void applyingMovesTheAgentUntilItIsUndone() throws Exception {
        HttpResponse<String> applied = post("proposals/p1/apply", "{\"reason\":\"chat storm\"}");
        assertThat(applied.statusCode()).isEqualTo(200);
        String decision = RunningApi.json(applied).get("id").asText();
        JsonNode board = RunningApi.json(api.get("/api/v1/board", supervisor));
        assertThat(board.get("proposals").findValuesAsText("id")).containsExactly("p2", "p3");
        assertThat(board.get("agents").get(0).get("moved").get("to").asText()).isEqualTo("service-chat");
        assertThat(board.get("agents").get(0).get("queues").toString()).isEqualTo("[\"service-chat\"]");
        JsonNode row = board.get("decisions").get(0);
        assertThat(row.get("by").asText()).isEqualTo("supervisor-1");
        assertThat(row.get("reason").asText()).isEqualTo("chat storm");
        assertThat(row.get("can_undo").asBoolean()).isTrue();
        assertThat(row.get("undone").asBoolean()).isFalse();

        HttpResponse<String> undone = post("moves/" + decision + "/undo", "");
        assertThat(undone.statusCode()).isEqualTo(200);
        assertThat(post("moves/" + decision + "/undo", "{}").statusCode()).isEqualTo(409);
        List<Decision> decisions = decided();
        assertThat(decisions).extracting(Decision::kind).containsExactly("apply", "undo");
        assertThat(decisions.get(1).undoes()).isEqualTo(decision);
        assertThat(decisions.get(1).actions().get(0).to()).isEqualTo("service-voice");
        JsonNode after = RunningApi.json(api.get("/api/v1/moves", supervisor)).get("moves");
        assertThat(after.get(1).get("undone").asBoolean()).isTrue();
        assertThat(after.get(1).get("can_undo").asBoolean()).isFalse();
        assertThat(api.board.moveInForce("a1")).isEmpty();
        assertThat(api.accounts.audit(10))
                .extracting(Accounts.AuditLine::action)
                .contains("proposal.apply", "decision.undo");
    }

    @Test
    void ofTwoWhoPressAtOnceTheSecondIsTold() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(api.client.sendAsync(
                    RunningApi.signed(api.request("/api/v1/proposals/p1/apply"), supervisor)
                            .header("Content-Type", "application/json")
                            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        List<Integer> statuses = answers.stream()
                .map(answer -> answer.join().statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 409, 409, 409);
        assertThat(decided()).hasSize(1);
    }

    @Test
    void whatCannotBeIsRefusedWithItsReason() throws Exception {
        assertThat(detail(post("proposals/p3/apply", "{}"))).contains("a3", "break");
        assertThat(post("proposals/none/apply", "{}").statusCode()).isEqualTo(404);
        api.append(Topics.LIVE, Samples.live("service-chat", "chat", Samples.NOW.plusSeconds(601), 0.5));
        await().until(() -> api.board.now().isAfter(Samples.NOW));
        HttpResponse<String> late = post("proposals/p1/apply", "{}");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(detail(late)).contains("good until 2026-04-05T08:10:00Z");
        assertThat(decided()).isEmpty();
    }

    @Test
    void aDismissedProposalIsGoneAndStaysGone() throws Exception {
        assertThat(post("proposals/p1/dismiss", "{}").statusCode()).isEqualTo(200);
        HttpResponse<String> applied = post("proposals/p1/apply", "{}");
        assertThat(applied.statusCode()).isEqualTo(409);
        assertThat(detail(applied)).contains("dismissed");
        assertThat(api.board.proposal("p1").map(Proposal::status)).hasValue("dismissed");
        assertThat(decided().get(0).actions()).isEmpty();
        String open = api.get("/api/v1/proposals?status=open", supervisor).body();
        assertThat(open).contains("\"p2\"").doesNotContain("\"p1\"");
    }

    @Test
    void anAgentIsMovedByHandOnce() throws Exception {
        String move = "{\"agent\":\"a1\",\"from\":\"service-voice\",\"to\":\"service-chat\",\"minutes\":30}";
        HttpResponse<String> moved = post("moves", move);
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(moved).get("actions").get(0).get("end").asText())
                .isEqualTo("2026-04-05T08:30:00Z");
        HttpResponse<String> again = post("moves", move);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(detail(again)).contains("undo that first");
        assertThat(detail(post("proposals/p1/apply", "{}"))).contains("a1");
        assertThat(detail(post("moves", move.replace("a1", "a4")))).contains("no skill for service-chat");
        assertThat(post("moves", move.replace("a1", "a9")).statusCode()).isEqualTo(404);
        assertThat(post("moves", move.replace("service-chat", "nowhere")).statusCode())
                .isEqualTo(404);
        HttpResponse<String> tooLong = post("moves", move.replace("30", "4800"));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(detail(tooLong)).contains("minutes");
    }

    @Test
    void whatIfChangesNothing() throws Exception {
        HttpResponse<String> answer = post(
                "what-if",
                "{\"actions\":[{\"agent\":\"a1\",\"from\":\"service-voice\",\"to\":\"service-chat\",\"minutes\":30}]}");
        assertThat(RunningApi.json(answer).get("effect").get(0).get("queue").asText())
                .isEqualTo("service-chat");
        HttpResponse<String> nobody = post("what-if", "{\"actions\":[{\"agent\":\"nobody\",\"to\":\"service-chat\"}]}");
        assertThat(nobody.statusCode()).isEqualTo(409);
        HttpResponse<String> badTime =
                post("what-if", "{\"actions\":[{\"agent\":\"a1\",\"to\":\"service-chat\",\"end\":\"noon\"}]}");
        assertThat(detail(badTime)).contains("actions.0.end");
        assertThat(decided()).isEmpty();
    }

    private static String action(String agent, int minutes) {
        return "{\"agent\":\"" + agent + "\",\"from\":\"service-voice\",\"to\":\"service-chat\",\"minutes\":" + minutes
                + "}";
    }

    @Test
    void anEditedProposalStaysOpenWithItsEffectComputedAnew() throws Exception {
        String actions = "{\"actions\":[" + action("a2", 20) + "],\"reason\":\"a1 is in a meeting\"}";
        HttpResponse<String> edited = post("proposals/p1/edit", actions);
        assertThat(edited.statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(edited).get("effect").get(0).get("queue").asText())
                .isEqualTo("service-chat");
        Proposal open = api.board.proposal("p1").orElseThrow();
        assertThat(open.status()).isEqualTo("open");
        assertThat(open.cost()).isEqualTo(3);
        assertThat(open.actions()).extracting(Move::agent).containsExactly("a2");
        Decision decision = decided().get(0);
        assertThat(decision.kind()).isEqualTo("edit");
        assertThat(decision.reason()).isEqualTo("a1 is in a meeting");
        assertThat(api.board.moveInForce("a2")).isEmpty();
        assertThat(api.accounts.audit(10))
                .extracting(Accounts.AuditLine::action)
                .contains("proposal.edit");

        assertThat(post("proposals/p1/apply", "{}").statusCode()).isEqualTo(200);
        assertThat(api.board.moveInForce("a2")).isPresent();
        assertThat(api.board.moveInForce("a1")).isEmpty();
        assertThat(post("proposals/p1/edit", actions).statusCode()).isEqualTo(409);
    }

    @Test
    void anEditThatCannotBeIsRefusedAndChangesNothing() throws Exception {
        assertThat(post("proposals/p1/edit", "{\"actions\":[]}").statusCode()).isEqualTo(400);
        String elsewhere = "{\"actions\":[" + action("a1", 20).replace("service-chat", "service-email") + "]}";
        assertThat(detail(post("proposals/p1/edit", elsewhere))).contains("helps service-chat");
        String twice = "{\"actions\":[" + action("a1", 20) + "," + action("a1", 30) + "]}";
        assertThat(detail(post("proposals/p1/edit", twice))).contains("named twice");
        planner.breaks("safe_to_leave", "agent a1 has 6 open threads to finish first");
        HttpResponse<String> forbidden = post("proposals/p1/edit", "{\"actions\":[" + action("a1", 20) + "]}");
        assertThat(forbidden.statusCode()).isEqualTo(409);
        assertThat(detail(forbidden)).contains("guardrails").contains("6 open threads");
        assertThat(decided()).isEmpty();
    }

    @Test
    void whoReadTheProposalBeforeItChangedIsTold() throws Exception {
        String read = api.get("/api/v1/proposals?status=open", supervisor).body();
        String actions = "{\"actions\":" + proposal(read, "p1").get("actions") + "}";
        post("proposals/p1/edit", "{\"actions\":[" + action("a2", 20) + "]}");
        HttpResponse<String> applied = post("proposals/p1/apply", actions);
        assertThat(applied.statusCode()).isEqualTo(409);
        assertThat(detail(applied)).contains("changed since it was read");
        String again = api.get("/api/v1/proposals?status=open", supervisor).body();
        String changed = "{\"actions\":" + proposal(again, "p1").get("actions") + "}";
        assertThat(post("proposals/p1/apply", changed).statusCode()).isEqualTo(200);
    }

    private static JsonNode proposal(String answer, String id) throws Exception {
        for (JsonNode proposal : Json.MAPPER.readTree(answer).get("proposals")) {
            if (proposal.get("id").asText().equals(id)) {
                return proposal;
            }
        }
        throw new AssertionError("no proposal " + id + " in " + answer);
    }

    @Test
    void aRefusalKeepsItsReasonForTheNextRounds() throws Exception {
        String body = "{\"reason\":\"they are in training\",\"because\":\"not_these_agents\"}";
        assertThat(post("proposals/p1/dismiss", body).statusCode()).isEqualTo(200);
        assertThat(decided().get(0).because()).isEqualTo("not_these_agents");
        assertThat(post("proposals/p2/dismiss", "{\"because\":\"the weather\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void guardrailsHoldForApplyingAndForAWayBackButNotForAMoveByHand() throws Exception {
        planner.breaks("moves_an_hour", "agent a1 would be one move more than the 16 that an hour may have");
        HttpResponse<String> applied = post("proposals/p1/apply", "{}");
        assertThat(applied.statusCode()).isEqualTo(409);
        assertThat(detail(applied)).contains("16 that an hour may have");
        String byHand = action("a1", 30);
        assertThat(post("what-if", "{\"actions\":[" + byHand + "]}").body()).contains("\"rule\":\"moves_an_hour\"");
        HttpResponse<String> moved = post("moves", byHand);
        assertThat(moved.statusCode()).isEqualTo(200);
        String decision = RunningApi.json(moved).get("id").asText();
        planner.breaks("queue_floor", "agent a1 would leave service-chat with fewer agents than its floor of 1");
        HttpResponse<String> undone = post("moves/" + decision + "/undo", "{}");
        assertThat(undone.statusCode()).isEqualTo(409);
        assertThat(detail(undone)).contains("floor of 1");
        planner.breaks("minimum_stay", "agent a1 came only now");
        assertThat(post("moves/" + decision + "/undo", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void anAgentWhoLeftIsNamed() throws Exception {
        api.append(Topics.FLOOR, Samples.agent("a1", "offline", "voice"));
        await().until(() -> api.board.floorAgent("a1").orElseThrow().state().equals("offline"));
        HttpResponse<String> applied = post("proposals/p1/apply", "{}");
        assertThat(applied.statusCode()).isEqualTo(409);
        assertThat(detail(applied)).contains("Agent a1 is offline now");
    }

    @Test
    void whatPeopleDecidedOutlivesAPlannerThatHasNotHeardYet() throws Exception {
        post("proposals/p1/dismiss", "{}");
        api.board.append(Topics.PROPOSALS, Samples.proposal("p1", "a1"));
        assertThat(api.board.proposal("p1").map(Proposal::status)).hasValue("dismissed");
    }

    @Test
    void theAutopilotAppliesWhatComesAndLeavesTheRestToPeople() throws Exception {
        Desk desk = new Desk(api.board, api.accounts, planner);
        try (Autopilot autopilot = Autopilot.start(api.broker, api.board, desk)) {
            api.append(Topics.PROPOSALS, Samples.proposal("p4", "a3"));
            api.append(Topics.PROPOSALS, Samples.proposal("p5", "a1"));
            await().until(() -> !decided().isEmpty());
            assertThat(decided()).singleElement().satisfies(decision -> {
                assertThat(decision.by()).isEqualTo(Autopilot.NAME);
                assertThat(decision.proposal()).isEqualTo("p5");
            });
            assertThat(autopilot).isNotNull();
        }
        assertThat(api.board.proposal("p1").map(Proposal::status)).hasValue("open");
        assertThat(api.board.proposal("p4").map(Proposal::status)).hasValue("open");
        String id = decided().get(0).id();
        assertThat(post("moves/" + id + "/undo", "{}").statusCode()).isEqualTo(200);
    }
}
