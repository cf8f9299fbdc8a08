package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolidaysTest {
    private static final Holidays KNOWN = Holidays.known();

    @Test
    void hebrewHolidaysFallOnTheirPublishedDates() {
        assertThat(first("IL", "Rosh Hashanah", 2026)).isEqualTo("2026-09-12");
        assertThat(first("IL", "Yom Kippur", 2026)).isEqualTo("2026-09-21");
        assertThat(first("IL", "Passover", 2026)).isEqualTo("2026-04-02");
        assertThat(first("IL", "Passover", 2027)).isEqualTo("2027-04-22");
        assertThat(first("IL", "Passover eve", 2027)).isEqualTo("2027-04-21");
        assertThat(first("IL", "Purim", 2024))
                .as("in a leap year: of the second Adar")
                .isEqualTo("2024-03-24");
        assertThat(first("IL", "Purim", 2026)).isEqualTo("2026-03-03");
        assertThat(first("IL", "Shavuot", 2026)).isEqualTo("2026-05-22");
    }

    @Test
    void israelsIndependenceDayAvoidsTheSabbath() {
        assertThat(Holidays.israelIndependence(2023)).isEqualTo("2023-04-26");
        assertThat(Holidays.israelIndependence(2024)).isEqualTo("2024-05-14");
        assertThat(Holidays.israelIndependence(2025)).isEqualTo("2025-05-01");
        assertThat(Holidays.israelIndependence(2026)).isEqualTo("2026-04-22");
    }

    @Test
    void islamicHolidaysFallOnTheirPublishedDates() {
        assertThat(first("MUSLIM", "Ramadan", 2026)).isEqualTo("2026-02-18");
        assertThat(first("MUSLIM", "Eid al-Fitr", 2026)).isEqualTo("2026-03-20");
        assertThat(first("MUSLIM", "Eid al-Adha", 2026)).isEqualTo("2026-05-27");
        assertThat(Holidays.islamic(2030, 9, 1)).as("twice in one year").hasSize(2);
    }

    @Test
    void westernAndOrthodoxEasterAndRulesOfWeekdays() {
        assertThat(Holidays.easter(2026)).isEqualTo("2026-04-05");
        assertThat(Holidays.easter(2038)).isEqualTo("2038-04-25");
        assertThat(Holidays.orthodoxEaster(2026)).isEqualTo("2026-04-12");
        assertThat(first("US", "Memorial Day", 2003)).isEqualTo("2003-05-26");
        assertThat(first("US", "Thanksgiving", 2026)).isEqualTo("2026-11-26");
        assertThat(first("GB", "Good Friday", 2026)).isEqualTo("2026-04-03");
    }

    @Test
    void anUnknownListNamesThoseThatAre() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        assertThatThrownBy(() -> KNOWN.of("XX", day, day.plusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"XX\"")
                .hasMessageContaining("IL");
    }

    @Test
    void aListOfOnesOwnIsReadAndItsWrongRowNamed() throws IOException {
        String header = "country,name,calendar,when,days,eve\n";
        Holidays own = Holidays.read("own.csv", new StringReader(header + "XX,Founding Day,gregorian,3-4,1,false\n"));
        assertThat(own.of("XX", LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)))
                .containsExactly(new Holiday(LocalDate.of(2026, 3, 4), "Founding Day", "XX", false));
        assertThatThrownBy(() -> Holidays.read("own.csv", new StringReader(header + "XX,Day,martian,3-4,1,false\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own.csv row 2")
                .hasMessageContaining("martian");
    }

    private static LocalDate first(String country, String name, int year) {
        List<Holiday> found = KNOWN.of(country, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
        return found.stream()
                .filter(holiday -> holiday.name().equals(name))
                .findFirst()
                .orElseThrow()
                .date();
    }
}
