package io.ramzor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every history does: the embedded one and a real InfluxDB give the same answers. */
@ExtendWith(OneInflux.class)
class HistoryContractTest {
    private static final Instant EIGHT = Instant.parse("2026-04-05T08:00:00Z");
    private static final Instant QUARTER_PAST = EIGHT.plusSeconds(900);
    private static final Instant TEN = Instant.parse("2026-04-05T10:00:00Z");

    enum Store {
        EMBEDDED,
        INFLUX
    }

    @TempDir
    private Path folder;

    private History history;

    private History open(Store store, InfluxServer server) throws Exception {
        history = store == Store.EMBEDDED
                ? SqliteHistory.open(folder.resolve("history.db"))
                : InfluxHistory.at(options(server.url()), centre(), folder.resolve("refused.ndjson"));
        return history;
    }

    /** A database of its own, which keeps for ever what the tests write into the past. */
    static InfluxOptions options(String url) {
        String database = "test_" + UUID.randomUUID().toString().replace("-", "");
        return new InfluxOptions(
                url, database, "", "", Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), true, centre().zone());
    }

    static Centre centre() {
        try {
            return CentreFile.parse("centre.yaml", """
                    zone: Asia/Jerusalem
                    queues:
                      service-voice: {channel: voice, formula: abandons_against}
                      service-chat: {channel: chat, first_human_reply_target_seconds: 90}
                    """);
        } catch (io.ramzor.centre.CentreException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        history.close();
    }

    private static Point point(String metric, String queue, Instant time, Double value) {
        return new Point(metric, queue, "voice", Resolution.INTERVAL, time, value);
    }

    private List<Point> slice(int answered, int late, int shortly, long revision, boolean nulls) throws IOException {
        io.ramzor.metric.IntervalSlice slice =
                Slices.of("service-voice", "voice", EIGHT, revision, answered, late, shortly);
        return HistoryMetrics.points(slice, "abandons_against", nulls);
    }

    private String said(String metric) throws IOException {
        return said(metric, "service-voice", Resolution.INTERVAL);
    }

    private String said(String metric, String queue, Resolution resolution) throws IOException {
        return Stream.of(history.read(metric, queue, resolution, EIGHT, TEN, 100))
                .flatMap(List::stream)
                .map(sample -> sample.time().toString().substring(11, 16) + "=" + sample.value())
                .toList()
                .toString();
    }

    @ParameterizedTest
    @EnumSource
    void factsAndWhatIsComputedFromThemAreRead(Store store, InfluxServer server) throws Exception {
        open(store, server).write(slice(70, 12, 4, 1, false), List.of());

        assertThat(said("answered_in")).isEqualTo("[08:00=70.0]");
        assertThat(said("wait_answered_seconds")).isEqualTo("[08:00=820.5]");
        assertThat(said("service_level.answered_only")).isEqualTo("[08:00=" + 70 / 82.0 + "]");
        assertThat(said("service_level")).isEqualTo("[08:00=" + 70 / 86.0 + "]");
        assertThat(said("asa_seconds")).isEqualTo("[08:00=" + 820.5 / 82 + "]");
        assertThat(said("wait_p50_seconds")).isEqualTo("[08:00=7.25]");
        assertThat(said("revision")).isEqualTo("[08:00=1.0]");
        assertThat(said("aht_seconds")).isEqualTo("[08:00=null]");
        assertThat(said("wait_p90_seconds")).isEqualTo("[]");
        assertThat(said("offered", "service-chat", Resolution.INTERVAL)).isEqualTo("[]");
        assertThat(said("offered", "service-voice", Resolution.LIVE)).isEqualTo("[]");
    }

    @ParameterizedTest
    @EnumSource
    void anotherRevisionOverwritesAlsoWithNoData(Store store, InfluxServer server) throws Exception {
        open(store, server).write(slice(70, 12, 4, 1, false), List.of());
        history.write(slice(0, 0, 0, 2, true), List.of());

        assertThat(said("answered_in")).isEqualTo("[08:00=0.0]");
        assertThat(said("service_level.answered_only")).isEqualTo("[08:00=null]");
        assertThat(said("service_level")).isEqualTo("[08:00=null]");
        assertThat(said("wait_p50_seconds")).isEqualTo("[08:00=null]");
        assertThat(history.revisions(Set.of(
                        new History.Revised("service-voice", EIGHT),
                        new History.Revised("service-voice", QUARTER_PAST))))
                .isEqualTo(Map.of(new History.Revised("service-voice", EIGHT), 2L));
    }

    @ParameterizedTest
    @EnumSource
    void clocksAreReadByTheirNumbers(Store store, InfluxServer server) throws Exception {
        open(store, server)
                .write(
                        List.of(
                                point("first_human_reply.count", "service-chat", EIGHT, 3.0),
                                point("first_human_reply.p50_seconds", "service-chat", EIGHT, 41.5),
                                point("first_human_reply.business.p50_seconds", "service-chat", EIGHT, 12.0),
                                point("first_human_reply.count", "service-chat", QUARTER_PAST, 0.0),
                                point("first_human_reply.p50_seconds", "service-chat", QUARTER_PAST, null)),
                        List.of());

        assertThat(said("first_human_reply.count", "service-chat", Resolution.INTERVAL))
                .isEqualTo("[08:00=3.0, 08:15=0.0]");
        assertThat(said("first_human_reply.p50_seconds", "service-chat", Resolution.INTERVAL))
                .isEqualTo("[08:00=41.5, 08:15=null]");
        assertThat(said("first_human_reply.business.p50_seconds", "service-chat", Resolution.INTERVAL))
                .isEqualTo("[08:00=12.0]");
    }

    @ParameterizedTest
    @EnumSource
    void liveReadingsStandApart(Store store, InfluxServer server) throws Exception {
        open(store, server)
                .write(
                        List.of(
                                new Point("service_level", "service-voice", "voice", Resolution.LIVE, EIGHT, 0.75),
                                new Point("waiting", "service-voice", "voice", Resolution.LIVE, EIGHT, 4.0),
                                new Point(
                                        "oldest_wait_seconds", "service-voice", "voice", Resolution.LIVE, EIGHT, null),
                                point("service_level", "service-voice", EIGHT, 0.5)),
                        List.of());

        assertThat(said("service_level", "service-voice", Resolution.LIVE)).isEqualTo("[08:00=0.75]");
        assertThat(said("waiting", "service-voice", Resolution.LIVE)).isEqualTo("[08:00=4.0]");
        assertThat(said("oldest_wait_seconds", "service-voice", Resolution.LIVE))
                .isEqualTo("[08:00=null]");
        assertThat(said("service_level")).isEqualTo("[08:00=0.5]");
    }

    @ParameterizedTest
    @EnumSource
    void liveRatiosAreComputedFromWhatWasCounted(Store store, InfluxServer server) throws Exception {
        Map<String, Double> facts = Map.of(
                "service_level.met", 30.0,
                "service_level.counted", 40.0,
                "answered_in", 30.0,
                "answered_late", 10.0,
                "wait_answered_seconds", 500.0,
                "handled", 0.0,
                "handle_seconds", 0.0,
                "arrivals", 41.0,
                "expected_wait_seconds.waiting", 3.0,
                "expected_wait_seconds.answered", 36.0);
        open(store, server)
                .write(
                        facts.entrySet().stream()
                                .map(fact -> new Point(
                                        fact.getKey(),
                                        "service-voice",
                                        "voice",
                                        Resolution.LIVE,
                                        EIGHT,
                                        fact.getValue()))
                                .toList(),
                        List.of());

        assertThat(live("service_level")).isEqualTo("[08:00=0.75]");
        assertThat(live("asa_seconds")).isEqualTo("[08:00=12.5]");
        assertThat(live("expected_wait_seconds")).isEqualTo("[08:00=100.0]");
        assertThat(live("arrivals")).isEqualTo("[08:00=41.0]");
        assertThat(live("answered_late")).isEqualTo("[08:00=10.0]");
        assertThat(live("aht_seconds")).as("none was handled").isEqualTo("[08:00=null]");
        assertThat(live("abandonment")).as("its facts are not there").isEqualTo("[]");
    }

    private String live(String metric) throws IOException {
        return said(metric, "service-voice", Resolution.LIVE);
    }

    @Test
    void liveReadingsOfTheEmbeddedStoreAreLetGo(InfluxServer server) throws Exception {
        open(Store.EMBEDDED, server)
                .write(
                        List.of(
                                new Point("waiting", "service-voice", "voice", Resolution.LIVE, EIGHT, 4.0),
                                new Point("waiting", "service-voice", "voice", Resolution.LIVE, QUARTER_PAST, 5.0),
                                point("offered", "service-voice", EIGHT, 1.0)),
                        List.of());
        history.forgetLive(QUARTER_PAST);

        assertThat(live("waiting")).isEqualTo("[08:15=5.0]");
        assertThat(said("offered")).isEqualTo("[08:00=1.0]");
    }

    @ParameterizedTest
    @EnumSource
    void groupsAreToldApartByTheirKeysAndFromQueues(Store store, InfluxServer server) throws Exception {
        String plain = "|bot|loan|chat|green";
        String odd = "|bot||app\\px 'y'|a=b, c\\\\";
        open(store, server)
                .write(
                        List.of(
                                new Point("revision", plain, "", Resolution.INTERVAL, EIGHT, 1.0),
                                new Point("bot_sessions", plain, "", Resolution.INTERVAL, EIGHT, 9.0),
                                new Point("revision", odd, "", Resolution.INTERVAL, EIGHT, 3.0),
                                new Point("bot_sessions", odd, "", Resolution.INTERVAL, EIGHT, 2.0),
                                point("revision", "service-voice", EIGHT, 7.0)),
                        List.of());

        assertThat(history.queues()).containsExactly("service-voice");
        assertThat(history.groups()).hasSize(2).contains(plain);
        for (String group : history.groups()) {
            assertThat(said("bot_sessions", group, Resolution.INTERVAL))
                    .isEqualTo(group.equals(plain) ? "[08:00=9.0]" : "[08:00=2.0]");
            assertThat(history.revisions(Set.of(new History.Revised(group, EIGHT)))
                            .values())
                    .containsExactly(group.equals(plain) ? 1L : 3L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRangeIsHalfOpenAndRisesAndEnds(Store store, InfluxServer server) throws Exception {
        open(store, server)
                .write(
                        List.of(
                                point("offered", "service-voice", TEN, 3.0),
                                point("offered", "service-voice", QUARTER_PAST, 2.0),
                                point("offered", "service-voice", EIGHT, 1.0)),
                        List.of());

        assertThat(said("offered")).isEqualTo("[08:00=1.0, 08:15=2.0]");
        assertThat(history.read("offered", "service-voice", Resolution.INTERVAL, EIGHT, TEN, 1))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void progressIsThatWrittenLast(Store store, InfluxServer server) throws Exception {
        open(store, server);
        assertThat(history.progress()).isEmpty();
        history.write(List.of(), List.of(new History.Progress("intervals/0", 7)));
        history.write(
                List.of(point("offered", "service-voice", EIGHT, 1.0)),
                List.of(new History.Progress("intervals/0", 8), new History.Progress("breakdowns/0", 2)));

        assertThat(history.progress()).isEqualTo(Map.of("intervals/0", 8L, "breakdowns/0", 2L));
    }
}
