package io.ramzor.api;

import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.util.Optional;

/** Lets a request to the API pass if it names an operation and its caller has the role; else answers 404, 405, 401 or 403. */
final class Access implements Handler<RoutingContext> {
    static final String COOKIE = "ramzor_session";
    private static final String PRINCIPAL = "ramzor.principal";
    private static final String OPERATION = "ramzor.operation";

    private final Contract contract;
    private final SignIns signIns;
    private final boolean demo;
    private final boolean secureCookie;

    Access(Contract contract, SignIns signIns, ApiOptions options) {
        this.contract = contract;
        this.signIns = signIns;
        this.demo = options.demo();
        this.secureCookie = options.secureCookie();
    }

    /** Who calls; null only where anyone may. */
    static Principal principal(RoutingContext request) {
        return request.get(PRINCIPAL);
    }

    static Operation operation(RoutingContext request) {
        return request.get(OPERATION);
    }

    @Override
    public void handle(RoutingContext request) {
        Operation operation =
                contract.find(request.normalizedPath(), request.request().method());
        if (operation == null) {
            throw contract.hasPath(request.normalizedPath())
                    ? new Problem(
                            405,
                            "Method not allowed",
                            request.request().method() + " is not possible at " + request.normalizedPath() + ".")
                    : Problem.notFound(
                            "There is nothing at " + request.normalizedPath() + "; /openapi.yaml says what there is.");
        }
        Optional<Principal> caller = caller(request);
        Role least = Contract.role(operation);
        if (least != null) {
            check(caller, least);
        }
        boolean forgeable = caller.map(Principal::byCookie).orElse(true);
        if (forgeable && Origins.changes(request.request()) && !Origins.isOurs(request.request())) {
            throw new Problem(
                    403,
                    "Not from this page",
                    "The request seems to come from another site. Send it with Content-Type: application/json or the header"
                            + " X-Requested-With, from the page's own address.");
        }
        caller.ifPresent(principal -> request.put(PRINCIPAL, principal));
        request.put(OPERATION, operation);
        request.next();
    }

    private static void check(Optional<Principal> caller, Role least) {
        if (caller.isEmpty()) {
            throw new Problem(401, "Not signed in", "Sign in, or send a valid token as Authorization: Bearer TOKEN.")
                    .with("WWW-Authenticate", "Bearer");
        }
        if (!caller.get().role().allows(least)) {
            throw new Problem(
                    403,
                    "Not allowed",
                    "This needs the role " + least.wireName() + "; yours is "
                            + caller.get().role().wireName() + ".");
        }
    }

    private Optional<Principal> caller(RoutingContext context) {
        HttpServerRequest request = context.request();
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                    ? signIns.token(authorization.substring(7).trim())
                    : Optional.empty();
        }
        Cookie cookie = request.getCookie(COOKIE);
        Optional<Principal> known = cookie == null ? Optional.empty() : signIns.session(cookie.getValue());
        return known.isPresent() || !demo || !Origins.isFromLoopback(request) ? known : Optional.of(visitor(context));
    }

    /** The demo listens on this machine alone and takes whoever sits there for the supervisor. */
    private Principal visitor(RoutingContext context) {
        setCookie(context, signIns.demoSession());
        return new Principal(SignIns.DEMO_USER, Role.SUPERVISOR, true);
    }

    /** Whether the credential that the request came with still holds. */
    boolean stillHolds(RoutingContext context) {
        String authorization = context.request().getHeader("Authorization");
        Cookie cookie = context.request().getCookie(COOKIE);
        return demo
                || (authorization != null
                        && signIns.token(authorization.substring(7).trim()).isPresent())
                || (cookie != null && signIns.session(cookie.getValue()).isPresent());
    }

    void setCookie(RoutingContext context, String session) {
        context.response().addCookie(cookie(session).setMaxAge(SignIns.SESSION_LENGTH.toSeconds()));
    }

    void clearCookie(RoutingContext context) {
        context.response().addCookie(cookie("").setMaxAge(0));
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secureCookie)
                .setSameSite(CookieSameSite.STRICT);
    }
}
