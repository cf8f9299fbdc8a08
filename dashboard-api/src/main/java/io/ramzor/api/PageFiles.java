package io.ramzor.api;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** Serves the page and its libraries from the class path: {@code webroot} at the root, the libraries under {@code /_static/}. */
final class PageFiles implements Handler<RoutingContext> {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));
    private static final int WORTH_PACKING = 1_024;

    private final Vertx vertx;
    private final ClassLoader loader;
    private final ImportMap importMap;
    private final Map<String, Optional<PageFile>> files = new ConcurrentHashMap<>();

    /** A file as it is sent. */
    private record PageFile(String type, Buffer plain, Buffer packed, String tag) {}

    PageFiles(Vertx vertx, ClassLoader loader, ImportMap importMap) {
        this.vertx = vertx;
        this.loader = loader;
        this.importMap = importMap;
    }

    @Override
    public void handle(RoutingContext request) {
        HttpMethod method = request.request().method();
        String path = request.normalizedPath().equals("/") ? "/index.html" : request.normalizedPath();
        if ((method != HttpMethod.GET && method != HttpMethod.HEAD) || !isServable(path)) {
            request.fail(404);
            return;
        }
        Optional<PageFile> known = files.get(path);
        if (known != null) {
            answer(request, path, known);
            return;
        }
        vertx.executeBlocking(() -> load(path))
                .onSuccess(found -> {
                    // Only what there is gets remembered: names that there are not are without number.
                    found.ifPresent(file -> files.put(path, found));
                    answer(request, path, found);
                })
                .onFailure(request::fail);
    }

    private static boolean isServable(String path) {
        return !path.contains("..")
                && !path.contains("//")
                && path.indexOf('\\') < 0
                && path.length() < 300
                && TYPES.containsKey(extension(path));
    }

    private static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot < path.lastIndexOf('/') ? "" : path.substring(dot + 1);
    }

    private Optional<PageFile> load(String path) throws IOException {
        String resource = path.startsWith("/_static/") ? "META-INF/resources" + path : "webroot" + path;
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            if (path.equals("/index.html")) {
                bytes = importMap
                        .into(new String(bytes, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
            }
            String tag = "\"" + HexFormat.of().formatHex(Secrets.sha256(bytes), 0, 12) + "\"";
            return Optional.of(
                    new PageFile(TYPES.get(extension(path)), Buffer.buffer(bytes), packed(path, bytes), tag));
        }
    }

    private static Buffer packed(String path, byte[] bytes) {
        if (bytes.length < WORTH_PACKING || path.endsWith(".png") || path.endsWith(".woff2")) {
            return null;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(packed.toByteArray());
    }

    private static void answer(RoutingContext request, String path, Optional<PageFile> found) {
        if (found.isEmpty()) {
            request.fail(404);
            return;
        }
        PageFile file = found.get();
        HttpServerResponse response = request.response();
        // The libraries' paths hold their versions; the page's own files are asked after each time.
        response.putHeader(
                HttpHeaders.CACHE_CONTROL,
                path.startsWith("/_static/") ? "public, max-age=31536000, immutable" : "no-cache");
        response.putHeader(HttpHeaders.ETAG, file.tag()).putHeader(HttpHeaders.VARY, "Accept-Encoding");
        if (file.tag().equals(request.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type());
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean pack = file.packed() != null && accepted != null && accepted.contains("gzip");
        if (pack) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        Buffer body = pack ? file.packed() : file.plain();
        if (request.request().method() == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }
}
