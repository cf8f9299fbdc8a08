package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.topic.Json;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFilesTest {
    @TempDir
    Path folder;

    @Test
    void thePagesImportMapIsLetThroughByItsHashAndNamesFilesThatThereAre() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            HttpResponse<String> page = api.get("/", null);
            Matcher script = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                    .matcher(page.body());
            assertThat(script.find()).isTrue();
            String hash = Base64.getEncoder()
                    .encodeToString(Secrets.sha256(script.group(1).getBytes(StandardCharsets.UTF_8)));
            String policy = page.headers().firstValue("content-security-policy").orElseThrow();
            assertThat(policy)
                    .contains("'sha256-" + hash + "'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            JsonNode imports = Json.MAPPER.readTree(script.group(1)).get("imports");
            for (String name : List.of("lit", "lit-html", "lit-element", "@lit/reactive-element")) {
                HttpResponse<String> file = api.get(imports.get(name).asText(), null);
                assertThat(file.statusCode()).as(name).isEqualTo(200);
                assertThat(file.headers().firstValue("content-type").orElseThrow())
                        .startsWith("text/javascript");
                assertThat(file.headers().firstValue("cache-control").orElseThrow())
                        .contains("immutable");
            }
        }
    }

    @Test
    void filesAreSentOnceAndPacked() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            HttpResponse<String> first = api.get("/index.html", null);
            String tag = first.headers().firstValue("etag").orElseThrow();
            HttpResponse<String> second = api.send(api.request("/").header("If-None-Match", tag));
            assertThat(second.statusCode()).isEqualTo(304);
            assertThat(first.headers().firstValue("x-content-type-options")).hasValue("nosniff");
            HttpResponse<String> packed = api.send(api.request("/app.js").header("Accept-Encoding", "gzip"));
            assertThat(packed.headers().firstValue("content-encoding")).hasValue("gzip");
        }
    }

    @Test
    void nothingElseOfTheClassPathIsServed() throws Exception {
        try (RunningApi api = RunningApi.serve(folder)) {
            for (String path : List.of(
                    "/../logback-test.xml",
                    "/%2e%2e/db/migration/V1__accounts.sql",
                    "/..%2fopenapi.json",
                    "/_static/..%2f..%2f..%2fwebroot/index.html",
                    "/io/ramzor/api/ApiServer.class",
                    "/floor/",
                    "/_static/lit")) {
                assertThat(api.get(path, null).statusCode()).as(path).isEqualTo(404);
            }
        }
    }

    @Test
    void severalImportMapsInOneResourceAreMerged() throws Exception {
        Path resource = Files.createDirectories(folder.resolve("META-INF")).resolve("importmap.json");
        Files.writeString(
                resource,
                "{\"imports\":{\"a\":\"/a.js\"}}\n{\"imports\":{\"b\":\"/b.js\"}}{\"imports\":{\"c\":\"/c.js\"}}");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            ImportMap map = ImportMap.load(loader);
            assertThat(map.json()).isEqualTo("{\"imports\":{\"a\":\"/a.js\",\"b\":\"/b.js\",\"c\":\"/c.js\"}}");
            assertThat(map.into("<head lang=x><title>")).startsWith("<head lang=x><script type=\"importmap\">{");
        }
    }
}
