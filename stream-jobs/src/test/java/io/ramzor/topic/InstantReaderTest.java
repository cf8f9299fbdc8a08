package io.ramzor.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Instants look as Jackson's own module would have them. */
class InstantReaderTest {
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    record Told(Instant at) {}

    @Property(tries = 2_000)
    void anyInstantIsWrittenAndReadAsByJackson(
            @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(max = 3) int digits)
            throws Exception {
        int unit = List.of(1, 1_000, 1_000_000, 1_000_000_000).get(digits);
        Instant instant = Instant.ofEpochSecond(second, nano / unit * unit);
        byte[] written = JACKSON.writeValueAsBytes(Map.of("at", instant));

        assertThat(Json.write(Map.of("at", instant))).isEqualTo(written);
        assertThat(Json.read(written, Told.class)).isEqualTo(new Told(instant));
    }

    @Test
    void otherFormsAreReadAsBefore() {
        assertThat(read("\"2026-04-05T08:00:00.5+03:00\"")).isEqualTo(Instant.parse("2026-04-05T05:00:00.5Z"));
        assertThat(read("\"2026-04-05T08:00:00.123456789Z\""))
                .isEqualTo(Instant.parse("2026-04-05T08:00:00.123456789Z"));
        assertThat(read("1775376000")).isEqualTo(Instant.parse("2026-04-05T08:00:00Z"));
        assertThat(read("null")).isNull();
        assertThatThrownBy(() -> read("\"2026-02-30T08:00:00Z\"")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> read("\"yesterday\"")).isInstanceOf(UncheckedIOException.class);
    }

    private static Instant read(String json) {
        return Json.read(("{\"at\":" + json + "}").getBytes(StandardCharsets.UTF_8), Told.class)
                .at();
    }
}
