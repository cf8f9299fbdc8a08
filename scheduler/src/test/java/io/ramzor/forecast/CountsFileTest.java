package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CountsFileTest {
    private static final ZoneId JERUSALEM = ZoneId.of("Asia/Jerusalem");
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void aFileOfOneSeriesIsRead() {
        CountsFile.Counts read = read("datetime,calls\n2003-03-03T07:00:00,111\n2003-03-03T07:05:00,0\n", 5);
        assertThat(read.notes()).isEmpty();
        CountSeries only = read.series().get(0);
        assertThat(only.name()).isEmpty();
        assertThat(only.size()).isEqualTo(2);
        assertThat(only.countAt(Instant.parse("2003-03-03T07:00:00Z"))).hasValue(111);
        assertThat(only.countAt(Instant.parse("2003-03-03T07:05:00Z"))).hasValue(0);
        assertThat(only.countAt(Instant.parse("2003-03-03T07:10:00Z")))
                .as("missing is not zero")
                .isEmpty();
    }

    @Test
    void severalSeriesAndTimesWithAnOffsetAreReadInAnyOrder() {
        CountsFile.Counts read = read(
                "time,series,count\n2026-05-01T10:15:00+03:00,chat,4\n2026-05-01T07:00:00Z,voice,9\n"
                        + "2026-05-01T07:00:00Z,chat,3\n",
                15);
        assertThat(read.series()).extracting(CountSeries::name).containsExactly("chat", "voice");
        assertThat(read.series().get(0).count(0)).isEqualTo(3);
        assertThat(read.series().get(0).count(1)).isEqualTo(4);
    }

    @Test
    void shortIntervalsArePutTogetherAndAGapStaysAGap() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            if (i != 7) {
                text.append(LocalDateTime.of(2026, 5, 1, 8, 0).plusMinutes(5L * i))
                        .append(",2\n");
            }
        }
        CountSeries halves = read(text.toString(), 30).series().get(0);
        assertThat(halves.size()).isEqualTo(3);
        assertThat(halves.count(0)).isEqualTo(12);
        assertThat(halves.countAt(Instant.parse("2026-05-01T08:30:00Z"))).isEmpty();
    }

    @Test
    void wrongRowsAreSetAsideWithTheirReason() {
        CountsFile.Counts read = read(
                "2026-05-01T08:00,3\n2026-05-01T08:15,-2\n2026-05-01T08:30,\n2026-05-01T08:45,many\n"
                        + "2026-05-01T08:00,4\n01.05.2026,7\n2026-05-01T09:00,3.5\n2026-05-01T09:07,1\n",
                15);
        assertThat(read.series().get(0).size()).isEqualTo(1);
        assertThat(read.notes()).hasSize(6);
        assertThat(read.notes().get(0)).contains("line 2").contains("not negative");
        assertThat(read.notes().get(1)).contains("line 3").contains("missing");
        assertThat(read.notes().get(2)).contains("line 4").contains("\"many\"");
        assertThat(read.notes().get(3)).contains("line 5").contains("line 1").contains("first is kept");
        assertThat(read.notes().get(4)).contains("line 6").contains("01.05.2026");
        assertThat(read.notes().get(5)).contains("2 more");
    }

    @Test
    void anHourThatDoesNotExistIsToldUnlessItsCountIsZero() {
        String text = "2026-03-27T01:45,3\n2026-03-27T02:00,0\n2026-03-27T02:15,5\n2026-03-27T03:00,4\n";
        CountsFile.Counts read = read(text, JERUSALEM, 15);
        assertThat(read.series().get(0).size()).isEqualTo(2);
        assertThat(read.notes()).hasSize(1);
        assertThat(read.notes().get(0))
                .contains("line 3")
                .contains("2026-03-27T02:15 does not exist in Asia/Jerusalem")
                .contains("02:00")
                .contains("03:00");
    }

    @Test
    void aDoubledHourHasBothItsCounts() {
        String text = "2026-10-25T00:45,1\n2026-10-25T01:00,2\n2026-10-25T01:30,3\n2026-10-25T01:00,4\n"
                + "2026-10-25T01:30,5\n2026-10-25T02:00,6\n";
        CountSeries read = read(text, JERUSALEM, 15).series().get(0);
        assertThat(read.size()).isEqualTo(6);
        assertThat(read.countAt(Instant.parse("2026-10-24T22:00:00Z"))).hasValue(2);
        assertThat(read.countAt(Instant.parse("2026-10-24T23:00:00Z"))).hasValue(4);
    }

    @Test
    void mixedOrLongerIntervalsAndEmptyFilesAreRefusedWithWhatToDo() {
        String mixed = day("2026-05-01", 15) + day("2026-05-02", 30);
        assertThatThrownBy(() -> read(mixed, 30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15 minutes on 2026-05-01")
                .hasMessageContaining("30 minutes on 2026-05-02");
        assertThatThrownBy(() -> read(day("2026-05-01", 30), 15)).hasMessageContaining("multiple");
        assertThatThrownBy(() -> read("time,count\n", 15)).hasMessageContaining("no counts");
        assertThatThrownBy(() -> CountsFile.minutes("7m")).hasMessageContaining("\"7m\"");
        assertThat(CountsFile.minutes("15m")).isEqualTo(15);
    }

    @Test
    void zerosAreCountsAndAreNoted() {
        CountsFile.Counts read = read("2026-05-01T08:00,0\n2026-05-01T08:15,0\n", 15);
        assertThat(read.series().get(0).size()).isEqualTo(2);
        assertThat(read.notes().get(0)).contains("zeros only");
    }

    private static String day(String date, int minutes) {
        StringBuilder text = new StringBuilder();
        LocalDateTime at = LocalDateTime.parse(date + "T08:00");
        for (int i = 0; i < 12; i++) {
            text.append(at.plusMinutes((long) minutes * i)).append(",3\n");
        }
        return text.toString();
    }

    private static CountsFile.Counts read(String text, int minutes) {
        return read(text, UTC, minutes);
    }

    private static CountsFile.Counts read(String text, ZoneId zone, int minutes) {
        try {
            return CountsFile.read("counts.csv", new StringReader(text), zone, minutes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
