package io.ramzor.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class EventJsonRoundTripTest {
    private static final long YEAR_0 = -62_167_219_200_000_000L;
    private static final long YEAR_9999 = 253_402_300_799_999_999L;

    @Property(tries = 2_000)
    void whatIsWrittenIsReadAsTheSameEvent(@ForAll("events") Event event) throws EventException {
        assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
    }

    @Property
    void timesAreReadAsJavaReadsThem(
            @ForAll @LongRange(min = YEAR_0 + Micros.DAY, max = YEAR_9999 - Micros.DAY) long micros,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
        Instant instant = Micros.toInstant(micros);
        OffsetDateTime local = instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
        String seconds = local.getSecond() == 0 && local.getNano() == 0 ? ":00" : "";
        String text = local.toString();
        int zoneAt = text.endsWith("Z") ? text.length() - 1 : Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        String full = text.substring(0, zoneAt) + seconds + text.substring(zoneAt);
        assertThat(Rfc3339.parse(full)).as(full).isEqualTo(micros);
        assertThat(Instant.parse(Rfc3339.format(micros))).isEqualTo(instant);
    }

    @Property
    void noBytesMakeTheReaderFailOtherwise(@ForAll byte[] bytes) {
        try {
            assertThat(EventJson.decode(bytes).id()).isNotEmpty();
        } catch (EventException e) {
            assertThat(e.getMessage()).startsWith(e.reason().code());
        }
    }

    @Provide
    Arbitrary<Event> events() {
        Arbitrary<String> text =
                Arbitraries.strings().ofMinLength(1).ofMaxLength(12).filter(this::isWhole);
        Arbitrary<Long> times = Arbitraries.longs().between(YEAR_0, YEAR_9999);
        return Arbitraries.of(EventType.values())
                .flatMap(type -> text.list()
                        .ofSize(30)
                        .flatMap(texts -> times.flatMap(time -> Arbitraries.integers()
                                .between(0, 1 << 20)
                                .map(bits -> event(type, texts, time, bits)))));
    }

    private boolean isWhole(String text) {
        return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** An event with all fields that its type needs, and others by the bits. */
    private static Event event(EventType type, List<String> t, long time, int bits) {
        EventBuilder event = Event.of(t.get(0), time, type)
                .contact(t.get(1))
                .queue(t.get(2))
                .agent(t.get(3))
                .actor(Actor.values()[bits % 4])
                .outcome(List.of("contained", "handed_over", "abandoned").get(bits % 3))
                .state(List.of("available", "busy", "wrap_up", "break", "training", "offline")
                        .get(bits % 6))
                .process(t.get(4))
                .step(t.get(5))
                .session(t.get(6));
        if ((bits & 1) != 0) {
            event.seq(bits - 500L)
                    .source(t.get(7))
                    .customer(t.get(8))
                    .channel(t.get(9))
                    .topic(t.get(10))
                    .caseId(t.get(11));
        }
        if ((bits & 2) != 0) {
            event.segment(t.get(12))
                    .line(1 + bits % 2)
                    .priority(bits)
                    .campaign(t.get(13))
                    .direction("outbound");
        }
        if ((bits & 4) != 0) {
            event.guidedBy(t.get(14))
                    .auto(true)
                    .courtesy(true)
                    .reason(t.get(15))
                    .toQueue(t.get(16))
                    .toChannel(t.get(17));
        }
        if ((bits & 8) != 0) {
            event.windowStart(time).windowEnd(time).channels(t.subList(18, 20)).capacity(Map.of(t.get(20), bits));
        }
        if ((bits & 16) != 0) {
            event.start(time)
                    .end(time)
                    .activity("break")
                    .stepIndex(bits)
                    .status("left")
                    .platform(t.get(21));
        }
        if ((bits & 32) != 0) {
            event.sameAs(t.get(22))
                    .confidence(bits / (double) (1 << 20))
                    .kind("outage")
                    .note(t.get(23));
        }
        if ((bits & 64) != 0) {
            event.level("amber").topics(t.subList(24, 28)).target(t.get(29));
        }
        return event.build();
    }
}
