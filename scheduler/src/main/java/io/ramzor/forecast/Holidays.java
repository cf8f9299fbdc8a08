package io.ramzor.forecast;

import com.ibm.icu.util.HebrewCalendar;
import com.ibm.icu.util.IslamicCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Holidays of several countries and faiths as data (the resource {@code holidays.csv}, or a file of the same columns): {@code
 * country,name,calendar,when,days,eve}. {@code calendar} is {@code gregorian} or {@code hebrew} or {@code islamic} (when: month-day; Hebrew
 * months count from Tishri = 1, Adar, or the second Adar = 7, Nisan = 8; Islamic ones by the Umm al-Qura calendar, so a sighting of the moon
 * may differ by a day), {@code easter} or {@code orthodox-easter} (when: days after it), {@code weekday} (when: {@code 3 mon 1} = third
 * Monday of January, {@code -1} = last) or {@code israel-independence}.
 */
public final class Holidays {
    private static final String OWN = "holidays.csv";
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final List<Rule> rules;

    private record Rule(String country, String name, String calendar, String when, int days, boolean eve) {}

    private Holidays(List<Rule> rules) {
        this.rules = rules;
    }

    /** The lists that come with Ramzor. */
    public static Holidays known() {
        try (InputStream stream = Holidays.class.getResourceAsStream(OWN)) {
            return read(OWN, new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param name what to call the text in messages
     * @throws IllegalArgumentException that names the first wrong row by its line
     */
    public static Holidays read(String name, Reader text) throws IOException {
        List<Rule> rules = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .get();
        for (CSVRecord row : format.parse(text)) {
            try {
                Rule rule = rule(row);
                dates(rule, 2026);
                rules.add(rule);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(name + " row " + (row.getRecordNumber() + 1)
                        + ": country,name,calendar,when,days,eve are expected as the reference says: "
                        + e.getMessage());
            }
        }
        return new Holidays(List.copyOf(rules));
    }

    private static Rule rule(CSVRecord row) {
        return new Rule(
                row.get("country"),
                row.get("name"),
                row.get("calendar"),
                row.get("when"),
                Integer.parseInt(row.get("days")),
                Boolean.parseBoolean(row.get("eve")));
    }

    /** Codes of the lists. */
    public TreeSet<String> countries() {
        TreeSet<String> codes = new TreeSet<>();
        rules.forEach(rule -> codes.add(rule.country()));
        return codes;
    }

    /**
     * The holidays of a list, rising by date.
     *
     * @throws IllegalArgumentException if there is no such list
     */
    public List<Holiday> of(String country, LocalDate from, LocalDate to) {
        if (!countries().contains(country)) {
            throw new IllegalArgumentException(
                    "there is no list of holidays \"" + country + "\"; there are " + String.join(", ", countries()));
        }
        List<Holiday> found = new ArrayList<>();
        for (Rule rule : rules) {
            for (int year = from.getYear() - 1; rule.country().equals(country) && year <= to.getYear() + 1; year++) {
                add(found, rule, year);
            }
        }
        found.removeIf(h -> h.date().isBefore(from) || !h.date().isBefore(to));
        found.sort(Comparator.comparing(Holiday::date).thenComparing(Holiday::eve));
        return found;
    }

    private static void add(List<Holiday> found, Rule rule, int year) {
        for (LocalDate first : dates(rule, year)) {
            if (rule.eve()) {
                found.add(new Holiday(first.minusDays(1), rule.name() + " eve", rule.country(), true));
            }
            for (int day = 0; day < rule.days(); day++) {
                found.add(new Holiday(first.plusDays(day), rule.name(), rule.country(), false));
            }
        }
    }

    /** First days in that Gregorian year: one, but for Islamic dates none to two. */
    private static List<LocalDate> dates(Rule rule, int year) {
        return switch (rule.calendar()) {
            case "gregorian" -> List.of(LocalDate.of(year, month(rule), dayOfMonth(rule)));
            case "hebrew" -> List.of(hebrew(year, month(rule), dayOfMonth(rule)));
            case "islamic" -> islamic(year, month(rule), dayOfMonth(rule));
            case "easter" -> List.of(easter(year).plusDays(Integer.parseInt(rule.when())));
            case "orthodox-easter" -> List.of(orthodoxEaster(year).plusDays(Integer.parseInt(rule.when())));
            case "weekday" -> List.of(weekday(rule.when().toLowerCase(Locale.ROOT), year));
            case "israel-independence" -> List.of(israelIndependence(year));
            default -> throw new IllegalArgumentException("there is no calendar \"" + rule.calendar() + "\"");
        };
    }

    private static int month(Rule rule) {
        return Integer.parseInt(rule.when().substring(0, rule.when().indexOf('-')));
    }

    private static int dayOfMonth(Rule rule) {
        return Integer.parseInt(rule.when().substring(rule.when().indexOf('-') + 1));
    }

    /** @param month Tishri = 1; Adar (of a leap year: the second) = 7; Nisan = 8; Elul = 13 */
    static LocalDate hebrew(int gregorianYear, int month, int day) {
        HebrewCalendar calendar = new HebrewCalendar();
        // Tishri to Tevet lie in the autumn of the Gregorian year, when its Hebrew year has already begun.
        int year = gregorianYear + (month <= 3 ? 3761 : 3760);
        calendar.clear();
        calendar.set(year, month - 1, day, 12, 0, 0);
        return gregorian(calendar);
    }

    static List<LocalDate> islamic(int gregorianYear, int month, int day) {
        List<LocalDate> found = new ArrayList<>();
        int near = (int) ((gregorianYear - 622) * 33L / 32);
        for (int year = near - 1; year <= near + 2; year++) {
            IslamicCalendar calendar = new IslamicCalendar();
            calendar.setCalculationType(IslamicCalendar.CalculationType.ISLAMIC_UMALQURA);
            calendar.clear();
            calendar.set(year, month - 1, day, 12, 0, 0);
            LocalDate date = gregorian(calendar);
            if (date.getYear() == gregorianYear) {
                found.add(date);
            }
        }
        return found;
    }

    private static LocalDate gregorian(com.ibm.icu.util.Calendar calendar) {
        calendar.setTimeZone(com.ibm.icu.util.TimeZone.GMT_ZONE);
        return LocalDate.ofEpochDay(Math.floorDiv(calendar.getTimeInMillis(), 86_400_000L));
    }

    /** 5 Iyar, moved so that neither it nor the day before it touches a Sabbath (law of 2004). */
    static LocalDate israelIndependence(int year) {
        LocalDate date = hebrew(year, 9, 5);
        return switch (date.getDayOfWeek()) {
            case FRIDAY -> date.minusDays(1);
            case SATURDAY -> date.minusDays(2);
            case MONDAY -> date.plusDays(1);
            default -> date;
        };
    }

    /** Easter Sunday by the Gregorian reckoning (the anonymous algorithm as Meeus gives it). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }

    /** Easter Sunday by the Julian reckoning (Meeus), as a Gregorian date of 1900 to 2099. */
    static LocalDate orthodoxEaster(int year) {
        int d = (19 * (year % 19) + 15) % 30;
        int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
        int f = d + e + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1).plusDays(13);
    }

    private static LocalDate weekday(String when, int year) {
        String[] words = when.split("\\s+");
        int day = DAYS.indexOf(words[1]);
        if (day < 0) {
            throw new IllegalArgumentException("a weekday is one of " + DAYS + ", found \"" + words[1] + "\"");
        }
        return LocalDate.of(year, Integer.parseInt(words[2]), 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(Integer.parseInt(words[0]), DayOfWeek.of(day + 1)));
    }
}
