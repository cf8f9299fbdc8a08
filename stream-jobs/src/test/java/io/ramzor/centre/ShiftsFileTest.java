package io.ramzor.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftsFileTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jerusalem");

    @Test
    void rowsAreReadInTheirZoneOrTheCentres() throws CentreException {
        List<ShiftRow> shifts = parse("agent,start,end,activity,channels\n"
                + "a1,2026-04-01T05:00:00Z,2026-04-01T16:00:00+03:00,shift,voice chat\n"
                + "a1,2026-04-01 10:00,2026-04-01T10:15,break,\n");

        assertThat(shifts)
                .containsExactly(
                        new ShiftRow(
                                "a1",
                                Instant.parse("2026-04-01T05:00:00Z"),
                                Instant.parse("2026-04-01T13:00:00Z"),
                                "shift",
                                List.of("voice", "chat")),
                        new ShiftRow(
                                "a1",
                                Instant.parse("2026-04-01T07:00:00Z"),
                                Instant.parse("2026-04-01T07:15:00Z"),
                                "break",
                                List.of()));
    }

    @Test
    void everyWrongRowIsNamedByItsLine() {
        assertThatThrownBy(() -> parse("agent,start,end,activity,channels\n"
                        + "a1,2026-04-01T05:00:00Z,2026-04-01T05:00:00Z,shift,\n"
                        + "a1,8 o'clock,2026-04-01T05:00:00Z,shift,\n"
                        + "a1,2026-04-01T05:00:00Z,2026-04-01T06:00:00Z,lunch,\n"
                        + "a1,,2026-04-01T06:00:00Z,break,\n"))
                .isInstanceOf(CentreException.class)
                .hasMessageContaining("shifts.csv, line 2: end 2026-04-01T05:00:00Z is not after start")
                .hasMessageContaining("shifts.csv, line 3: start: a time like")
                .hasMessageContaining("shifts.csv, line 4: activity is one of shift, break, training, leave")
                .hasMessageContaining("shifts.csv, line 5: start is empty");
    }

    @Test
    void whatIsWrittenIsReadBack() throws CentreException, IOException {
        List<ShiftRow> shifts = List.of(
                new ShiftRow(
                        "a1",
                        Instant.parse("2026-04-01T05:00:00Z"),
                        Instant.parse("2026-04-01T13:00:00Z"),
                        "shift",
                        List.of("voice", "chat")),
                new ShiftRow(
                        "a2",
                        Instant.parse("2026-04-01T05:00:00.5Z"),
                        Instant.parse("2026-04-01T13:00:00Z"),
                        "leave",
                        List.of()));
        StringBuilder text = new StringBuilder();
        ShiftsFile.write(text, shifts);

        assertThat(parse(text.toString())).isEqualTo(shifts);
    }

    private static List<ShiftRow> parse(String text) throws CentreException {
        return ShiftsFile.parse("shifts.csv", new StringReader(text), ZONE);
    }
}
