package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-04-05T08:00:00Z"));
    private final InstantSource clock = now::get;

    private RunningApi start() throws Exception {
        RunningApi.Choice choice = new RunningApi.Choice();
        choice.clock = clock;
        return new RunningApi(folder, choice);
    }

    private static String invitation(String token, String user) {
        return "{\"token\":\"" + token + "\",\"user\":\"" + user + "\",\"password\":\"" + RunningApi.PASSWORD + "\"}";
    }

    @Test
    void theFirstAdministratorsLinkWorksOnce() throws Exception {
        try (RunningApi api = start()) {
            String replaced = api.accounts.firstInvitation().orElseThrow();
            String token = api.accounts.firstInvitation().orElseThrow();
            assertThat(api.post("/api/v1/invitation", null, invitation(replaced, "eve"))
                            .statusCode())
                    .isEqualTo(403);
            HttpResponse<String> first = api.post("/api/v1/invitation", null, invitation(token, "dana"));
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(RunningApi.json(first).toString()).isEqualTo("{\"user\":\"dana\",\"role\":\"admin\"}");
            HttpResponse<String> users = api.get("/api/v1/users", RunningApi.cookie(first));
            assertThat(RunningApi.json(users).get("users").get(0).get("user").asText())
                    .isEqualTo("dana");
            assertThat(api.post("/api/v1/invitation", null, invitation(token, "eve"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(api.accounts.firstInvitation()).isEmpty();
        }
    }

    @Test
    void anInvitationEndsAfterADay() throws Exception {
        try (RunningApi api = start()) {
            String token = api.accounts.firstInvitation().orElseThrow();
            now.set(now.get().plus(Accounts.INVITATION_LENGTH));
            assertThat(api.post("/api/v1/invitation", null, invitation(token, "dana"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aSessionHoldsAcrossARestartAndEndsInTimeOrBySigningOut() throws Exception {
        String cookie;
        try (RunningApi api = start()) {
            cookie = api.signIn(Role.MANAGER);
        }
        try (RunningApi api = start()) {
            HttpResponse<String> session = api.get("/api/v1/session", cookie);
            assertThat(RunningApi.json(session).get("role").asText()).isEqualTo("manager");
            String other = api.signIn("manager-1", RunningApi.PASSWORD);
            HttpRequest.Builder signOut =
                    RunningApi.signed(api.request("/api/v1/session"), other).DELETE();
            assertThat(api.send(signOut).statusCode()).isEqualTo(204);
            assertThat(api.get("/api/v1/session", other).statusCode()).isEqualTo(401);
            now.set(now.get().plus(SignIns.SESSION_LENGTH));
            assertThat(api.get("/api/v1/session", cookie).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
        try (RunningApi api = start()) {
            api.accounts.addUser("dana", Role.VIEWER, RunningApi.PASSWORD, "test");
            HttpResponse<String> answer = api.post(
                    "/api/v1/session", null, "{\"user\":\"dana\",\"password\":\"" + RunningApi.PASSWORD + "\"}");
            assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                    .containsIgnoringCase("HttpOnly")
                    .contains("SameSite=Strict", "Path=/");
        }
    }

    @Test
    void guessingIsSlowedDown() throws Exception {
        try (RunningApi api = start()) {
            api.accounts.addUser("dana", Role.VIEWER, RunningApi.PASSWORD, "test");
            String wrong = "{\"user\":\"dana\",\"password\":\"guess\"}";
            for (int i = 0; i < 5; i++) {
                assertThat(api.post("/api/v1/session", null, wrong).statusCode())
                        .isEqualTo(401);
            }
            String right = "{\"user\":\"dana\",\"password\":\"" + RunningApi.PASSWORD + "\"}";
            HttpResponse<String> blocked = api.post("/api/v1/session", null, right);
            assertThat(blocked.statusCode()).isEqualTo(429);
            assertThat(blocked.headers().firstValue("retry-after")).hasValue("1");
            now.set(now.get().plusSeconds(1));
            assertThat(api.post("/api/v1/session", null, right).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aChangedUserMustSignInAgainAndTheLastAdministratorStays() throws Exception {
        try (RunningApi api = start()) {
            String admin = api.signIn(Role.ADMIN);
            String viewer = api.signIn(Role.VIEWER);
            assertThat(put(api, admin, "viewer-1", "{\"role\":\"manager\"}").statusCode())
                    .isEqualTo(200);
            assertThat(api.get("/api/v1/board", viewer).statusCode()).isEqualTo(401);
            String again = api.signIn("viewer-1", RunningApi.PASSWORD);
            assertThat(RunningApi.json(api.get("/api/v1/session", again))
                            .get("role")
                            .asText())
                    .isEqualTo("manager");
            assertThat(put(api, admin, "admin-1", "{\"role\":\"viewer\"}").statusCode())
                    .isEqualTo(409);
            assertThat(put(api, admin, "nobody", "{\"role\":\"viewer\"}").statusCode())
                    .isEqualTo(404);
            HttpResponse<String> twice = api.post(
                    "/api/v1/users",
                    admin,
                    "{\"user\":\"viewer-1\",\"password\":\"123456789012\",\"role\":\"viewer\"}");
            assertThat(twice.statusCode()).isEqualTo(409);
            assertThat(api.accounts.audit(10))
                    .extracting(Accounts.AuditLine::action)
                    .contains("user.change", "session.begin");
        }
    }

    private static HttpResponse<String> put(RunningApi api, String credential, String user, String json)
            throws Exception {
        return api.send(RunningApi.signed(api.request("/api/v1/users/" + user), credential)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    @Test
    void wrongFieldsAreNamed() throws Exception {
        try (RunningApi api = start()) {
            String admin = api.signIn(Role.ADMIN);
            HttpResponse<String> shortPassword =
                    api.post("/api/v1/users", admin, "{\"user\":\"dana\",\"password\":\"short\",\"role\":\"viewer\"}");
            assertThat(shortPassword.statusCode()).isEqualTo(400);
            assertThat(RunningApi.json(shortPassword).get("detail").asText()).contains("password");
            HttpResponse<String> missing = api.post("/api/v1/users", admin, "{\"user\":\"dana\",\"role\":\"viewer\"}");
            assertThat(RunningApi.json(missing).get("detail").asText()).contains("password");
            HttpResponse<String> noJson = api.post("/api/v1/users", admin, "{\"user\":");
            assertThat(noJson.statusCode()).isEqualTo(400);
            assertThat(noJson.body()).doesNotContain("Exception");
            HttpResponse<String> role = api.post(
                    "/api/v1/users", admin, "{\"user\":\"dana\",\"password\":\"123456789012\",\"role\":\"king\"}");
            assertThat(RunningApi.json(role).get("detail").asText()).contains("role");
        }
    }

    @Test
    void theAuditLogCannotBeChanged() throws Exception {
        try (RunningApi api = start()) {
            api.signIn(Role.VIEWER);
            try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("accounts.db"));
                    var statement = connection.createStatement()) {
                for (String sql : List.of("delete from audit", "update audit set user = 'nobody'")) {
                    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> statement.execute(sql)))
                            .hasMessageContaining("append-only");
                }
            }
        }
    }

    @Test
    void theTokenFileIsMadeOnceForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("ingestion.token");
        Accounts accounts = Accounts.open(folder.resolve("accounts.db"), clock, 1_000);
        accounts.keepToken("ingest", Role.INGEST, TokenFile.read(file));
        String token = Files.readString(file).strip();
        accounts.keepToken("ingest", Role.INGEST, TokenFile.read(file));
        assertThat(Files.readString(file).strip()).isEqualTo(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new SignIns(accounts).token(token).orElseThrow().role()).isEqualTo(Role.INGEST);
        assertThat(accounts.tokens()).hasSize(1);
        assertThat(accounts.tokens().get(0).hash()).doesNotContain(token);
        Files.writeString(file, "operators-own-token-of-some-length\n");
        accounts.keepToken("ingest", Role.INGEST, TokenFile.read(file));
        assertThat(new SignIns(accounts).token(token)).isEmpty();
        assertThat(new SignIns(accounts).token("operators-own-token-of-some-length"))
                .isPresent();
    }
}
