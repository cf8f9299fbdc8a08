package io.ramzor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ramzor.board.Board;
import io.ramzor.board.MinuteKeeper;
import io.ramzor.metric.LiveSlice;
import io.ramzor.topic.Broker;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Topics;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A centre whose InfluxDB is away for ten minutes of event time, refuses, or never was there. */
class InfluxOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_LAG = Duration.ofSeconds(2);
    private static final Instant START = Instant.parse("2026-04-05T06:00:00Z");
    private static final String QUEUE = "service-voice";

    @TempDir
    private Path folder;

    private Broker broker;
    private SqliteHistory embedded;
    private int minute;

    @BeforeEach
    void open() throws Exception {
        broker = EmbeddedBroker.open(folder.resolve("log"), EmbeddedOptions.defaults());
        embedded = SqliteHistory.open(folder.resolve("history.db"));
    }

    @AfterEach
    void close() throws Exception {
        embedded.close();
        broker.close();
    }

    private InfluxFeed feed(InfluxOptions options) throws Exception {
        return InfluxFeed.start(
                broker, HistoryContractTest.centre(), embedded, options, folder.resolve("influx-refused.ndjson"));
    }

    private static LiveSlice live(Instant at, int answered) {
        Map<String, Number> facts = Map.of("offered", answered, "answered_in", answered, "answered_late", 1);
        LiveSlice.Window window = new LiveSlice.Window(at.minusSeconds(1_800), answered, facts, Map.of(), Map.of());
        return new LiveSlice(QUEUE, "voice", at, Map.of("15", window, "30", window), 900.0 / answered);
    }

    /**
     * Minutes of event time, each as soon as the one before has been kept.
     *
     * @return how long the board took to show each, milliseconds, rising
     */
    private List<Double> pass(int minutes, Board board) throws Exception {
        List<Double> lags = new ArrayList<>();
        for (int end = minute + minutes; minute < end; minute++) {
            Instant at = START.plusSeconds(60L * minute);
            broker.append(
                    Topics.INTERVALS.name(),
                    0,
                    List.of(Topics.INTERVALS.entry(Slices.of(QUEUE, "voice", at, 1, minute + 1, 0, 0))));
            long told = System.nanoTime();
            broker.append(Topics.LIVE.name(), 0, List.of(Topics.LIVE.entry(live(at, minute + 1))));
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(LONGEST_LAG)
                    .until(() -> at.equals(board.now()));
            lags.add((System.nanoTime() - told) / 1e6);
            await().atMost(PATIENCE).until(() -> !kept("waiting", at).isEmpty());
        }
        return lags.stream().sorted().toList();
    }

    private List<History.Sample> kept(String metric, Instant at) throws Exception {
        return embedded.read(metric, QUEUE, Resolution.LIVE, at, at.plusSeconds(1), 1);
    }

    private static void awaitNumber(InfluxQuestions influx, String query, double number) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> influx.number(query) == number);
    }

    @Test
    void tenMinutesAwayLoseNothingAndTheBoardGoesOn() throws Exception {
        List<String> figures = new ArrayList<>();
        try (InfluxServer server = InfluxServer.start(folder.resolve("influxd"), false);
                Board board =
                        Board.start(new Board.Setup(broker, HistoryContractTest.centre(), null, "serve", null, null));
                HistoryWriter writer = HistoryWriter.start(broker, HistoryContractTest.centre(), embedded);
                MinuteKeeper keeper = MinuteKeeper.start(board, embedded)) {
            assertThat(keeper).isNotNull();
            InfluxOptions options = HistoryContractTest.options(server.url());
            InfluxQuestions influx = new InfluxQuestions(options);
            try (InfluxFeed feed = feed(options)) {
                figures.add("up        " + pass(3, board));
                awaitNumber(influx, "select count(value) from live.waiting", 3);
                awaitNumber(influx, "select count(offered) from intervals.offered", 3);

                server.kill();
                figures.add("away      " + pass(10, board));
                await().atMost(PATIENCE).until(() -> feed.status().trouble() != null);
                await().atMost(PATIENCE).until(() -> writer.behind() == 0);
                assertThat(feed.status().behind()).isGreaterThanOrEqualTo(10);

                server.start();
                awaitNumber(influx, "select count(value) from live.waiting", 13);
                awaitNumber(influx, "select count(offered) from intervals.offered", 13);
                assertThat(influx.number("select sum(offered) from intervals.offered"))
                        .isEqualTo(13 * 14 / 2);
                assertThat(influx.number("select sum(met) from live.service_level"))
                        .isEqualTo(13 * 14 / 2);
                assertThat(influx.number("select count(answered) from live.expected_wait_seconds"))
                        .isEqualTo(13);

                influx.ask("drop measurement abandoned_short");
                influx.tell("live", "abandoned_short,queue=other abandoned_short=\"x\" " + START.toEpochMilli());
                influx.tell("intervals", "abandoned_short,queue=other abandoned_short=\"x\" " + START.toEpochMilli());
                figures.add("refusing  " + pass(3, board));
                awaitNumber(influx, "select count(value) from live.waiting", 16);
                awaitNumber(influx, "select count(offered) from intervals.offered", 16);
                assertThat(feed.status().refused()).isPositive();
            }
        }
        Files.write(Path.of("target", "influx-outage.txt"), figures);
    }

    @Test
    void aServerThatIsNotThereIsNamedOnceAndHoldsNothingInMemory() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("io.ramzor.history");
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.addAppender(said);
        InfluxOptions nowhere = HistoryContractTest.options("http://no-such-host.invalid:8086");
        try (InfluxFeed feed = feed(nowhere)) {
            await().atMost(PATIENCE).until(() -> feed.status().trouble() != null);
            assertThat(feed.status().trouble())
                    .contains("InfluxDB at http://no-such-host.invalid:8086 cannot be reached");
            long before = usedAfterCollection();
            int told = 20_000;
            for (int from = 0; from < told; from += 1_000) {
                List<Broker.Entry> entries = new ArrayList<>();
                for (int i = from; i < from + 1_000; i++) {
                    entries.add(
                            Topics.INTERVALS.entry(Slices.of(QUEUE, "voice", START.plusSeconds(900L * i), 1, i, 0, 0)));
                }
                broker.append(Topics.INTERVALS.name(), 0, entries);
            }
            assertThat(feed.status().behind()).isEqualTo(told);
            // As text they are some 30 MB.
            await().atMost(PATIENCE).until(() -> usedAfterCollection() - before < 6L << 20);
        } finally {
            logger.detachAppender(said);
        }
        assertThat(said.list)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("no-such-host.invalid", "cannot be reached", "boards go on");
    }

    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
