package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemandScenariosTest {
    private static final Instant NINE = Instant.parse("2026-06-15T09:00:00Z");
    private static final int INTERVALS = 96;

    private final DemandForecast forecast = new DemandForecast(
            NINE,
            15,
            "green",
            List.of(
                    queue("service-voice", "voice", 60, Map.of()),
                    queue("billing-voice", "voice", 20, Map.of()),
                    queue("chat", "chat", 30, Map.of("green", 0.4, "amber", 0.55, "red", 0.7)),
                    queue("whatsapp", "whatsapp", 10, Map.of())));

    private static QueueDemand queue(String id, String channel, double mean, Map<String, Double> contained) {
        return new QueueDemand(
                id,
                channel,
                Collections.nCopies(INTERVALS, mean),
                Collections.nCopies(INTERVALS, 0.1),
                200,
                300.0,
                contained);
    }

    private static double total(DemandForecast forecast) {
        return forecast.queues().stream().mapToDouble(QueueDemand::total).sum();
    }

    private DemandForecast with(DemandScenario.Shift shift) {
        return DemandScenarios.apply(new DemandScenario(null, null, List.of(shift), null, null, null, null), forecast);
    }

    @Test
    void nothingChangesByNothing() {
        assertThat(DemandScenarios.apply(DemandScenario.NONE, forecast)).isEqualTo(forecast);
    }

    @Test
    void volumeAndHandlingAreFactorsOfAPlaceWithinTheirTime() {
        DemandForecast more = DemandScenarios.apply(
                new DemandScenario(
                        Map.of("voice", 1.5, "all", 2.0),
                        Map.of("chat", 1.2),
                        null,
                        null,
                        null,
                        NINE.plusSeconds(1_800),
                        NINE.plusSeconds(3_600)),
                forecast);
        assertThat(more.queue("service-voice").mean().subList(0, 5)).containsExactly(60.0, 60.0, 180.0, 180.0, 60.0);
        assertThat(more.queue("whatsapp").mean().get(2)).isEqualTo(20);
        assertThat(more.queue("service-voice").spread().get(2)).isCloseTo(0.1, offset(1e-12));
        assertThat(more.queue("chat").handleSeconds()).isCloseTo(240, offset(1e-9));
    }

    @Test
    void aShiftWithoutDelayLosesNobody() {
        DemandForecast moved = with(new DemandScenario.Shift("voice", "whatsapp", 0.25, 0));
        assertThat(total(moved)).isCloseTo(total(forecast), offset(1e-6));
        assertThat(moved.queue("whatsapp").mean())
                .allSatisfy(mean -> assertThat(mean).isCloseTo(30, offset(1e-9)));
        assertThat(moved.queue("billing-voice").mean().get(0)).isCloseTo(15, offset(1e-9));
        assertThat(moved.queue("whatsapp").spread().get(0)).isCloseTo(Math.sqrt(1 + 2.25 + 0.25) / 30, offset(1e-9));
    }

    @Test
    void aShiftToAChannelIsSplitAsItsQueuesAre() {
        DemandForecast moved = with(new DemandScenario.Shift("whatsapp", "voice", 1, 0));
        assertThat(moved.queue("whatsapp").total()).isZero();
        assertThat(moved.queue("service-voice").mean().get(3)).isCloseTo(67.5, offset(1e-9));
        assertThat(moved.queue("billing-voice").mean().get(3)).isCloseTo(22.5, offset(1e-9));
    }

    @Test
    void whoIsDelayedArrivesLater() {
        DemandForecast moved = with(new DemandScenario.Shift("chat", "whatsapp", 1, 15));
        List<Double> arriving = moved.queue("whatsapp").mean();
        assertThat(arriving.get(0)).isCloseTo(10 + 30 * Math.exp(-1), offset(1e-9));
        assertThat(arriving.get(20)).isCloseTo(40, offset(1e-6));
        assertThat(arriving).isSorted();
    }

    @Test
    void aRedBotLetsFewerThrough() {
        DemandForecast red =
                DemandScenarios.apply(new DemandScenario(null, null, null, null, "red", null, null), forecast);
        assertThat(red.botLevel()).isEqualTo("red");
        assertThat(red.queue("chat").mean().get(0)).isCloseTo(15, offset(1e-9));
        assertThat(red.queue("whatsapp").mean().get(0)).isEqualTo(10);
    }

    @Test
    void aLaunchIsShiftedDemandAndInducedDemandThatFades() {
        DemandScenario.Launch launch = new DemandScenario.Launch(
                "telegram", "telegram", Map.of("voice", 0.1), 0.5, 0.25, NINE.plusSeconds(3_600), 150, null);
        DemandForecast launched =
                DemandScenarios.apply(new DemandScenario(null, null, null, launch, null, null, null), forecast);
        QueueDemand telegram = launched.queue("telegram");
        assertThat(telegram.mean().get(3)).isZero();
        assertThat(telegram.mean().get(4)).isCloseTo(8 * 1.5, offset(1e-9));
        assertThat(telegram.mean().get(4 + 24)).isCloseTo(8 * 1.25, offset(1e-9));
        assertThat(launched.queue("service-voice").mean().get(3)).isEqualTo(60);
        assertThat(launched.queue("service-voice").mean().get(4)).isCloseTo(54, offset(1e-9));
        assertThat(launched.queue("service-voice").spread().get(4)).isCloseTo(0.1, offset(1e-9));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> with(new DemandScenario.Shift("voice", "fax", 0.5, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no queue or channel fax");
        assertThatThrownBy(() -> new DemandScenario.Shift("voice", "chat", 1.5, 0))
                .hasMessageContaining("it must be 0 to 1");
        assertThatThrownBy(() -> new DemandScenario(Map.of("voice", Double.NaN), null, null, null, null, null, null))
                .hasMessageContaining("volume of voice is NaN");
    }
}
