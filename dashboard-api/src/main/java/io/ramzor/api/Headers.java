package io.ramzor.api;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** Puts the headers on every answer that keep a browser from doing what the page does not ask for. */
final class Headers implements Handler<RoutingContext> {
    private final String policy;
    private final boolean frameable;

    /**
     * @param scriptHash SHA-256 of the one inline script, the import map, in base64
     * @param frameAncestors sources that may show the page in a frame, {@code 'none'} for nobody
     */
    Headers(String scriptHash, String frameAncestors) {
        this.frameable = !frameAncestors.equals("'none'");
        this.policy = "default-src 'self'; script-src 'self' 'sha256-" + scriptHash
                + "'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors " + frameAncestors;
    }

    @Override
    public void handle(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        if (!frameable) {
            headers.set("X-Frame-Options", "DENY");
        }
        if (request.normalizedPath().startsWith("/api/")) {
            headers.set("Cache-Control", "no-store");
        }
        request.next();
    }
}
