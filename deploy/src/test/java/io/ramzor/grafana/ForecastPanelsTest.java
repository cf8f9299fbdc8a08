package io.ramzor.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.centre.CentreFile;
import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.ForecastScore;
import io.ramzor.decision.UsedForecast;
import io.ramzor.history.InfluxFeed;
import io.ramzor.history.InfluxOptions;
import io.ramzor.history.InfluxQuestions;
import io.ramzor.history.InfluxServer;
import io.ramzor.history.OneInflux;
import io.ramzor.history.ScoreHistory;
import io.ramzor.history.ScoreHistoryWriter;
import io.ramzor.history.SqliteHistory;
import io.ramzor.metric.MetricRegistry;
import io.ramzor.topic.Broker;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Scores of forecasts go from their topic to both stores, and each panel's question gives what was worked out by hand. */
@ExtendWith(OneInflux.class)
class ForecastPanelsTest {
    private static final Instant EIGHT = Instant.parse("2026-04-05T08:00:00Z");
    private static final Instant TEN = Instant.parse("2026-04-05T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HOUR = "[service-voice, 60]";

    /** Of the two intervals an hour ahead: expected 20 and 39, came 30 and 30. */
    private static final Map<String, Double> EXPECTED = Map.ofEntries(
            Map.entry("forecast_intervals", 2.0),
            Map.entry("forecast_expected", 59.0),
            Map.entry("forecast_actual", 60.0),
            Map.entry("forecast_absolute_error", 19.0),
            Map.entry("forecast_pinball_loss", 2.0),
            Map.entry("forecast_inside", 1.25),
            Map.entry("forecast_poisson_error", 9.0),
            Map.entry("forecast_wape", 19 / 60.0),
            Map.entry("forecast_bias", -1 / 60.0),
            Map.entry("forecast_pinball", 1.0),
            Map.entry("forecast_coverage", 0.625),
            Map.entry("forecast_wape_floor", 0.15));

    @TempDir
    private Path folder;

    private static ForecastScore score(
            int lead, Instant start, double mean, double actual, double pinball, double inside, double floor) {
        ForecastPoint point = new ForecastPoint(
                "service-voice", start, 15, mean, mean - 8, mean + 8, EIGHT.minus(Duration.ofDays(1)), 0.1);
        return new ForecastScore(new UsedForecast(lead, point), actual, pinball, inside, floor);
    }

    private static void tell(Broker broker) throws Exception {
        List<Broker.Entry> entries = new ArrayList<>();
        entries.add(Topics.FORECAST_SCORES.entry(score(60, EIGHT, 20, 30, 1.5, 0.5, 4)));
        entries.add(Topics.FORECAST_SCORES.entry(score(60, EIGHT.plusSeconds(900), 39, 30, 0.5, 0.75, 5)));
        // Nothing came, so that no share of it can be told.
        entries.add(Topics.FORECAST_SCORES.entry(score(15, EIGHT, 2, 0, 0.25, 1, 0)));
        broker.append(Topics.FORECAST_SCORES.name(), 0, entries);
    }

    @Test
    void bothStoresAndThePanelsSayWhatWasScored(InfluxServer server) throws Exception {
        InfluxOptions options = new InfluxOptions(
                server.url(),
                "scores_" + UUID.randomUUID().toString().replace("-", ""),
                "",
                "",
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(1),
                true,
                ZoneId.of("Asia/Jerusalem"));
        InfluxQuestions influx = new InfluxQuestions(options);
        try (Broker broker = EmbeddedBroker.open(folder.resolve("log"), EmbeddedOptions.defaults());
                SqliteHistory history = SqliteHistory.open(folder.resolve("history.db"));
                ScoreHistoryWriter embedded = ScoreHistoryWriter.start(broker, history);
                InfluxFeed feed = InfluxFeed.start(
                        broker,
                        CentreFile.parse("centre.yaml", "queues:\n  service-voice: {channel: voice}\n"),
                        history,
                        options,
                        folder.resolve("refused.ndjson"))) {
            tell(broker);
            tell(broker);
            await().atMost(PATIENCE)
                    .until(() -> embedded.behind() == 0 && feed.status().behind() == 0);
            assertThat(feed.status().refused()).isZero();
            Map<String, Map<String, Double>> panels = panels(influx);
            for (Map.Entry<String, Double> metric : EXPECTED.entrySet()) {
                assertThat(panels.get(metric.getKey()).get(HOUR))
                        .as(metric.getKey())
                        .isCloseTo(metric.getValue(), within(1e-9));
            }
            assertThat(panels.keySet()).isEqualTo(EXPECTED.keySet());
            assertThat(panels.get("forecast_wape")).containsOnlyKeys(HOUR);
            assertThat(panels.get("forecast_pinball")).containsEntry("[service-voice, 15]", 0.25);
            checkEmbedded(new ScoreHistory(history));
        }
        influx.ask("drop database " + influx.database());
    }

    private static void checkEmbedded(ScoreHistory scores) throws Exception {
        List<String> queues = List.of("service-voice");
        assertThat(scores.leads(queues)).containsExactly(15, 60);
        assertThat(scores.leads(List.of("service-chat"))).isEmpty();
        assertThat(said(scores, "forecast_wape", 60)).containsExactly(10 / 30.0, 9 / 30.0);
        assertThat(said(scores, "forecast_bias", 60)).containsExactly(-10 / 30.0, 9 / 30.0);
        assertThat(said(scores, "forecast_absolute_error", 60)).containsExactly(10.0, 9.0);
        assertThat(said(scores, "forecast_wape", 15)).containsExactly((Double) null);
        assertThat(said(scores, "forecast_coverage", 15)).containsExactly(1.0);
    }

    private static List<Double> said(ScoreHistory scores, String metric, int lead) throws Exception {
        List<Double> numbers = new ArrayList<>();
        scores.read(
                        List.of("service-voice"),
                        lead,
                        MetricRegistry.definition(metric).orElseThrow(),
                        EIGHT,
                        TEN,
                        100)
                .forEach(sample -> numbers.add(sample.value()));
        return numbers;
    }

    /** What each panel of forecasts shows over both hours, by queue and lead time. */
    private static Map<String, Map<String, Double>> panels(InfluxQuestions influx) throws Exception {
        Map<String, Map<String, Double>> panels = new TreeMap<>();
        for (Dashboard dashboard : Dashboard.all()) {
            for (Panel panel : dashboard.panels()) {
                if (panel.row().equals("Forecasts")) {
                    panels.put(panel.query().metric(), shown(influx, panel.query()));
                }
            }
        }
        return panels;
    }

    private static Map<String, Double> shown(InfluxQuestions influx, PanelQuery query) throws Exception {
        String text = query.text()
                .replace("$timeFilter", "time >= '" + EIGHT + "' AND time < '" + TEN + "'")
                .replace("$__interval", "3650d")
                .replace("/^$queue$/", "/^service-voice$/");
        Map<String, Double> shown = new TreeMap<>();
        for (JsonNode series : influx.ask(text).at("/results/0/series")) {
            List<String> tags = query.by().stream()
                    .map(tag -> series.get("tags").get(tag).asText())
                    .toList();
            shown.put(tags.toString(), series.at("/values/0/1").asDouble());
        }
        return shown;
    }
}
