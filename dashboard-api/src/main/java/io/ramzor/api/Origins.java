package io.ramzor.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Tells requests of our own page from those that another site makes a browser send. */
final class Origins {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private Origins() {}

    static boolean changes(HttpServerRequest request) {
        return !READING.contains(request.method());
    }

    /**
     * Whether a state-changing request comes from our page or from a program: what the browser says of its origin decides; where it
     * says nothing, the request must be one that a foreign form cannot make.
     */
    static boolean isOurs(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return sameHost(origin, request.authority());
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        return request.method() != HttpMethod.POST
                || request.getHeader("X-Requested-With") != null
                || isNoFormType(request.getHeader("Content-Type"));
    }

    private static boolean sameHost(String origin, HostAndPort asked) {
        try {
            URI uri = new URI(origin);
            return asked != null
                    && uri.getHost() != null
                    && uri.getHost().equalsIgnoreCase(asked.host())
                    && port(uri.getPort()) == port(asked.port());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A browser leaves the scheme's own port out; which scheme it was, a proxy before us may hide. */
    private static int port(int said) {
        return said == 80 || said == 443 ? -1 : said;
    }

    private static boolean isNoFormType(String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        return !type.startsWith("text/plain")
                && !type.startsWith("multipart/form-data")
                && !type.startsWith("application/x-www-form-urlencoded");
    }

    /** Whether the request was sent on this machine. */
    static boolean isFromLoopback(HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        return address != null
                && (address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1"));
    }

    /** Whether the request names this machine itself; another name that resolves to it is an attack by DNS. */
    static boolean namesLoopback(HttpServerRequest request) {
        return request.authority() != null
                && LOOPBACK_NAMES.contains(request.authority().host());
    }
}
