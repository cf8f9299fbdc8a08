package io.ramzor.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.board.Board;
import io.ramzor.board.PlanBoard;
import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreFile;
import io.ramzor.connect.Intake;
import io.ramzor.control.PlannerSettings;
import io.ramzor.control.SituationReader;
import io.ramzor.desk.DemoControls;
import io.ramzor.desk.Desk;
import io.ramzor.desk.WhatIfView;
import io.ramzor.history.History;
import io.ramzor.history.InfluxFeed;
import io.ramzor.history.SqliteHistory;
import io.ramzor.history.SqliteTraces;
import io.ramzor.history.Traces;
import io.ramzor.topic.Broker;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A real server over a real embedded broker, and a client to ask it. */
final class RunningApi implements AutoCloseable {
    static final String CENTRE = """
            zone: Asia/Jerusalem
            queues:
              service-voice: {channel: voice, answer_target_seconds: 20}
              service-chat: {channel: chat, answer_target_seconds: 60, first_human_reply_target_seconds: 90}
            """;
    static final String TOKEN = "test-token-of-a-machine-that-sends-events";
    static final String PASSWORD = "correct horse battery";
    private static final int FEW_ROUNDS = 1_000;

    final Broker broker;
    final Board board;
    final PlanBoard plan;
    final SituationReader situations;
    final History history;
    final Traces traces;
    final Accounts accounts;
    final ApiServer server;
    final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** What a test may put in. */
    static final class Choice {
        String centre = CENTRE;
        String mode = "serve";
        InstantSource clock = InstantSource.system();
        boolean door;
        DemoControls demo;
        InfluxFeed.Status influx;
        WhatIfView whatIf;
        long maxEventBytes = 64 * 1024;
        int maxStreams = 20;
        EmbeddedOptions brokerOptions = EmbeddedOptions.defaults();
    }

    static RunningApi serve(Path folder) throws Exception {
        return new RunningApi(folder, new Choice());
    }

    RunningApi(Path folder, Choice choice) throws Exception {
        Centre centre = CentreFile.parse("centre.yaml", choice.centre);
        broker = EmbeddedBroker.open(folder.resolve("topics"), choice.brokerOptions);
        history = SqliteHistory.open(folder.resolve("history.db"));
        traces = SqliteTraces.open(folder.resolve("contacts.db"));
        boolean isDemo = choice.mode.equals("demo");
        board = Board.start(new Board.Setup(
                broker,
                centre,
                history,
                choice.mode,
                isDemo ? null : choice.clock,
                choice.demo == null ? null : choice.demo::status));
        plan = PlanBoard.start(broker);
        situations = new SituationReader(broker, centre, PlannerSettings.defaults()).start();
        accounts = Accounts.open(folder.resolve("accounts.db"), choice.clock, FEW_ROUNDS);
        accounts.keepToken("door", Role.INGEST, TOKEN);
        ApiParts parts = new ApiParts(
                centre,
                broker,
                board,
                plan,
                situations::ahead,
                new Desk(board, accounts, choice.whatIf),
                history,
                traces,
                accounts,
                choice.door ? new DoorIntake(new Intake(broker, centre, choice.clock)) : null,
                choice.demo,
                () -> choice.influx);
        server = ApiServer.start(
                new ApiOptions("127.0.0.1", 0, choice.mode, "'none'", false, choice.maxStreams, choice.maxEventBytes),
                parts);
        board.hydrated().join();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> get(String path, String credential) throws Exception {
        return send(signed(request(path), credential).GET());
    }

    HttpResponse<String> post(String path, String credential, String json) throws Exception {
        return send(signed(request(path), credential)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** @param credential a cookie, {@code Bearer TOKEN}, or null */
    static HttpRequest.Builder signed(HttpRequest.Builder request, String credential) {
        if (credential == null) {
            return request;
        }
        return credential.startsWith("Bearer ")
                ? request.header("Authorization", credential)
                : request.header("Cookie", credential);
    }

    /** Adds a user of that role and signs in. Returns the cookie. */
    String signIn(Role role) throws Exception {
        String user = role.wireName() + "-1";
        accounts.addUser(user, role, PASSWORD, "test");
        return signIn(user, PASSWORD);
    }

    String signIn(String user, String password) throws Exception {
        HttpResponse<String> answer =
                post("/api/v1/session", null, "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}");
        return cookie(answer);
    }

    static String cookie(HttpResponse<?> answer) {
        String header = answer.headers().firstValue("set-cookie").orElseThrow();
        return header.substring(0, header.indexOf(';'));
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.MAPPER.readTree(answer.body());
    }

    <T> void append(Topic<T> topic, T record) throws IOException {
        broker.append(topic.name(), 0, List.of(topic.entry(record)));
    }

    @Override
    public void close() throws IOException {
        server.close();
        situations.close();
        plan.close();
        board.close();
        traces.close();
        history.close();
        broker.close();
    }
}
