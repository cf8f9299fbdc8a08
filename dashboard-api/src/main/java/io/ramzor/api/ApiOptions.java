package io.ramzor.api;

/**
 * How the API is served.
 *
 * @param host address to listen on; the demo's is 127.0.0.1
 * @param port port to listen on, 0 = any free one
 * @param mode {@code demo} or {@code serve}
 * @param frameAncestors sources that may show the page in a frame, {@code 'none'} for nobody
 * @param secureCookie whether browsers send the session over TLS only
 * @param maxStreams board streams open at once
 * @param maxEventBytes bytes of one body of events
 */
public record ApiOptions(
        String host,
        int port,
        String mode,
        String frameAncestors,
        boolean secureCookie,
        int maxStreams,
        long maxEventBytes) {
    /** Port that the product uses unless told otherwise. */
    public static final int DEFAULT_PORT = 8080;

    public static ApiOptions demo(int port) {
        return new ApiOptions("127.0.0.1", port, "demo", "'none'", false, 1_000, 64L * 1024 * 1024);
    }

    public static ApiOptions serve(String host, int port) {
        return new ApiOptions(host, port, "serve", "'none'", false, 10_000, 64L * 1024 * 1024);
    }

    boolean demo() {
        return mode.equals("demo");
    }
}
