package io.ramzor.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.LiveSlice;
import io.ramzor.metric.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecordWritersTest {
    /** The same dialect by Jackson's own serializers. */
    private static final ObjectMapper PLAIN = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.ALWAYS)
            .build();

    private static final Instant AT = Instant.parse("2026-03-01T08:15:09.120Z");
    private static final String ODD = "שירות \"a\\b\"\n\u0001😀";

    private static void assertSame(Object record) throws Exception {
        assertThat(new String(Json.write(record), StandardCharsets.UTF_8))
                .isEqualTo(new String(PLAIN.writeValueAsBytes(record), StandardCharsets.UTF_8));
    }

    private static FloorContact contact(String text, Instant due, double weight) {
        return new FloorContact(
                "c1", text, "voice", text, "waiting", AT, AT, due, text, weight, null, 3, due, null, due);
    }

    @Test
    void a_contact_on_the_floor_is_written_as_by_jackson() throws Exception {
        assertSame(contact(ODD, AT, 0.25));
        assertSame(contact(null, null, 1));
        assertSame(new Topics.FloorEntry(contact(ODD, AT, 0), null));
    }

    @Test
    void an_agent_on_the_floor_is_written_as_by_jackson() throws Exception {
        var held = new FloorAgent.Held("c1", null, "chat", 0.5, AT);
        var other = new FloorAgent.Held(ODD, "q", "chat", 1, AT);
        assertSame(held);
        assertSame(
                new FloorAgent(ODD, "busy", null, AT, List.of("chat", ODD), Map.of("chat", 3), List.of(held, other)));
        assertSame(
                new Topics.FloorEntry(null, new FloorAgent("a", "break", "lunch", AT, List.of(), Map.of(), List.of())));
    }

    @Test
    void live_windows_are_written_as_by_jackson() throws Exception {
        Map<String, Number> facts = new LinkedHashMap<>(new Slice().facts(0));
        facts.put("odd", 1e-9);
        facts.put("large", Long.MAX_VALUE);
        facts.put("none", null);
        facts.put("not a number", Double.NaN);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("ratio", 1 / 3.0);
        values.put("no data", null);
        Map<String, Object> clock = new LinkedHashMap<>(Map.of("count", 5L));
        clock.put("business", new LinkedHashMap<>(Map.of("count", 4, "p90", 12.5)));
        clock.put("oldest", null);
        var full = new LiveSlice.Window(AT, 7, facts, values, Map.of("first_reply", clock));
        var empty = new LiveSlice.Window(AT, 0, Map.of(), Map.of(), Map.of());
        Map<String, LiveSlice.Window> windows = new LinkedHashMap<>();
        windows.put("5", full);
        windows.put("day", empty);
        assertSame(new LiveSlice(ODD, "voice", AT, windows, null));
    }

    @Test
    void instants_are_written_as_by_jackson() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        long[] units = {1_000_000_000L, 1_000_000, 1_000, 1};
        for (int i = 0; i < 2_000; i++) {
            long nanos = random.nextLong(1_000_000_000L);
            long unit = units[i % units.length];
            assertSame(Instant.ofEpochSecond(random.nextLong(-62_167_219_200L, 253_402_300_800L), nanos / unit * unit));
        }
        assertSame(Instant.EPOCH);
        assertSame(Instant.parse("-0001-12-31T23:59:59Z"));
        assertSame(Instant.parse("0000-01-01T00:00:00Z"));
        assertSame(Instant.parse("9999-12-31T23:59:59.999999999Z"));
        assertSame(Instant.parse("+10000-01-01T00:00:00Z"));
    }
}
