package io.ramzor.api;

import io.ramzor.history.InfluxFeed;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.Map;
import java.util.function.IntConsumer;

/** One event loop's server: the routes and what every request passes on its way to them. */
final class ServerLoop extends VerticleBase {
    static final String MOUNT = "/api/v1";
    private static final int IDLE_SECONDS = 60;
    /** Vert.x shares one free port among the servers that ask for the same negative one. */
    private static final int SHARED_FREE_PORT = -1;

    private final ApiOptions options;
    private final ApiParts parts;
    private final ApiServer.Shared shared;
    private final IntConsumer listening;

    ServerLoop(ApiOptions options, ApiParts parts, ApiServer.Shared shared, IntConsumer listening) {
        this.options = options;
        this.parts = parts;
        this.shared = shared;
        this.listening = listening;
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer(serverOptions())
                .requestHandler(router(shared.contract()))
                .listen(options.port() == 0 ? SHARED_FREE_PORT : options.port(), options.host())
                .onSuccess(server -> listening.accept(server.actualPort()));
    }

    /** Clear text is HTTP/1.1 only: an upgrade to HTTP/2 in the middle of a request now and then never got its answer. */
    private static HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(16 * 1024)
                .setMaxInitialLineLength(8 * 1024)
                .setCompressionSupported(false);
    }

    private Router router(Contract contract) {
        Router router = Router.router(vertx);
        router.route().failureHandler(new Failures());
        router.route().handler(new Headers(shared.importMap().hash(), options.frameAncestors()));
        if (options.demo()) {
            router.route().handler(ServerLoop::checkHost);
        }
        Access access = new Access(contract, shared.signIns(), options);
        router.get("/health/live").handler(request -> Answers.json(request, Answers.members("status", "up")));
        router.get("/health/ready").handler(this::ready);
        router.get("/openapi.yaml")
                .handler(request -> Answers.raw(request, 200, "application/yaml; charset=utf-8", contract.text()));
        router.route(MOUNT + "/*").handler(access);
        BodyHandler json = body(BodyLimits.JSON_BYTES);
        BodyHandler csv = body(BodyLimits.CSV_BYTES);
        router.route(MOUNT + "/*").handler(request -> {
            String kind = Contract.body(Access.operation(request));
            if ("streamed".equals(kind)) {
                request.next();
            } else {
                ("csv".equals(kind) ? csv : json).handle(request);
            }
        });
        router.route(MOUNT + "/*").subRouter(operations(contract, access));
        router.route("/api/*").handler(request -> request.fail(404));
        router.route().handler(shared.pages());
        return router;
    }

    private static BodyHandler body(long limit) {
        return BodyHandler.create(false).setBodyLimit(limit);
    }

    private static void checkHost(RoutingContext request) {
        if (!Origins.namesLoopback(request.request())) {
            throw new Problem(
                    403,
                    "Not from this machine",
                    "The demo answers to localhost and 127.0.0.1 only; use that address.");
        }
        request.next();
    }

    private Router operations(Contract contract, Access access) {
        RouterBuilder builder = RouterBuilder.create(vertx, contract.operations(), new TextParameters());
        for (OpenAPIRoute route : builder.getRoutes()) {
            route.setDoValidation(!"streamed".equals(Contract.body(route.getOperation())));
        }
        handlers(parts, shared, access).addTo(builder);
        return builder.createRouter();
    }

    private static Handlers handlers(ApiParts parts, ApiServer.Shared shared, Access access) {
        Handlers handlers = new Handlers(shared.workers(), shared.slowWorkers());
        new BoardRoutes(parts).addTo(handlers, shared.stream(), access);
        new HistoryRoutes(parts).addTo(handlers);
        new ContactRoutes(parts).addTo(handlers);
        new DeskRoutes(parts).addTo(handlers);
        new PlanRoutes(parts).addTo(handlers);
        new ForecastRoutes(parts).addTo(handlers);
        new ScenarioRoutes(parts).addTo(handlers);
        new AccountRoutes(parts.accounts(), shared.signIns(), access, shared.throttle()).addTo(handlers);
        shared.events().addTo(handlers);
        return handlers;
    }

    private void ready(RoutingContext request) {
        // What the job has to tell comes with the live numbers; a real centre may have none for a while and is ready
        // all the same.
        boolean ready = options.demo()
                ? parts.board().isLive()
                : parts.board().hydrated().isDone();
        String status = ready ? "up" : "starting";
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        shared.workers()
                .executeBlocking(() -> parts.influx().read())
                .onSuccess(influx -> Answers.json(request, ready ? 200 : 503, readiness(status, influx)))
                .onFailure(request::fail);
    }

    /** Anybody may ask, so the server's address and the reasons stand in the log alone. */
    private static Map<String, Object> readiness(String status, InfluxFeed.Status influx) {
        Map<String, Object> readiness = Answers.members("status", status);
        if (influx != null) {
            Map<String, Object> feed = Answers.members("status", influx.trouble() == null ? "up" : "waiting");
            feed.put("records_behind", influx.behind());
            feed.put("points_refused", influx.refused());
            feed.put("points_too_old", influx.tooOld());
            readiness.put("influx", feed);
        }
        return readiness;
    }
}
