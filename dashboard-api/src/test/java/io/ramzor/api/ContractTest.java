package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract and the server say the same, and no route is open that need not be. */
class ContractTest {
    private static final Set<String> OPEN = Set.of("postSession", "postInvitation");

    @TempDir
    Path folder;

    private RunningApi api;
    private JsonNode contract;

    /** One operation of the contract. */
    private record Entry(String method, String path, String id, String role) {
        String url() {
            return "/api/v1" + path.replaceAll("\\{[a-z]+}", "x");
        }
    }

    @BeforeEach
    void start() throws Exception {
        api = RunningApi.serve(folder);
        contract = new YAMLMapper().readTree(api.get("/openapi.yaml", null).body());
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private List<Entry> operations() {
        List<Entry> found = new ArrayList<>();
        contract.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(method -> found.add(new Entry(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue().get("operationId").asText(),
                                method.getValue().path("x-role").asText()))));
        return found;
    }

    /** The server does not start otherwise; that it does is why this test came so far. */
    @Test
    void everyOperationHasAHandlerAndEveryHandlerAnOperation() {
        Set<String> inContract = new HashSet<>();
        operations().forEach(entry -> inContract.add(entry.id()));
        assertThat(inContract).hasSizeGreaterThan(20);
        Handlers handlers = new Handlers(null, null);
        inContract.forEach(id -> handlers.at(id, request -> {}));
        assertThat(handlers.mismatch(inContract)).isEmpty();
        handlers.at("notInContract", request -> {});
        inContract.add("notHandled");
        assertThat(handlers.mismatch(inContract)).containsExactly("notHandled", "notInContract");
    }

    @Test
    void everyRouteButTheOpenOnesNeedsARole() throws Exception {
        for (Entry entry : operations()) {
            HttpResponse<String> answer = call(entry, null);
            if (OPEN.contains(entry.id())) {
                assertThat(entry.role()).as(entry.id()).isEqualTo("none");
                assertThat(answer.statusCode()).as(entry.id()).isEqualTo(400);
            } else {
                assertThat(Role.of(entry.role())).as(entry.id()).isPresent();
                assertThat(answer.statusCode()).as(entry.id()).isEqualTo(401);
            }
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        }
    }

    @Test
    void aRoleMayDoWhatItsRouteNeedsAndNoMore() throws Exception {
        for (Role role : List.of(Role.VIEWER, Role.MANAGER, Role.PLANNER, Role.SUPERVISOR, Role.ADMIN)) {
            String cookie = api.signIn(role);
            for (Entry entry : operations()) {
                if (OPEN.contains(entry.id())
                        || entry.id().equals("streamBoard")
                        || entry.id().equals("deleteSession")) {
                    continue;
                }
                Role least = Role.of(entry.role()).orElseThrow();
                int status = call(entry, cookie).statusCode();
                if (role.allows(least)) {
                    assertThat(status).as(role + " " + entry).isNotIn(401, 403, 500);
                } else {
                    assertThat(status).as(role + " " + entry).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void anIngestionTokenMaySendEventsAndNothingElse() throws Exception {
        for (Entry entry : operations()) {
            if (!OPEN.contains(entry.id())) {
                int status = call(entry, "Bearer " + RunningApi.TOKEN).statusCode();
                // 404: this server has no door for events, but the token passed.
                assertThat(status).as(entry.id()).isEqualTo(entry.id().equals("postEvents") ? 404 : 403);
            }
        }
    }

    @Test
    void clearTextIsHttp1ThoughTheClientOffersAnUpgrade() throws Exception {
        HttpResponse<String> answer = api.get("/openapi.yaml", null);
        assertThat(api.client.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void healthAndThePageAreOpen() throws Exception {
        assertThat(api.get("/health/live", null).statusCode()).isEqualTo(200);
        assertThat(api.get("/health/ready", null).statusCode()).isEqualTo(200);
        assertThat(api.get("/", null).statusCode()).isEqualTo(200);
    }

    @Test
    void unknownPathsAndMethodsAreProblems() throws Exception {
        HttpResponse<String> unknown = api.get("/api/v1/nothing", null);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(RunningApi.json(unknown).get("detail").asText()).contains("/api/v1/nothing");
        HttpResponse<String> method = api.send(api.request("/api/v1/board").DELETE());
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(RunningApi.json(method).get("title").asText()).isEqualTo("Method not allowed");
        assertThat(api.get("/api/v2/board", null).statusCode()).isEqualTo(404);
        assertThat(api.get("/nothing.html", null).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> call(Entry entry, String credential) throws Exception {
        HttpRequest.Builder request = RunningApi.signed(api.request(entry.url()), credential);
        boolean hasBody = entry.method().equals("POST") || entry.method().equals("PUT");
        request.method(
                entry.method(),
                hasBody ? HttpRequest.BodyPublishers.ofString("{}") : HttpRequest.BodyPublishers.noBody());
        if (hasBody) {
            request.header("Content-Type", "application/json");
        }
        return api.send(request);
    }
}
