package io.ramzor.centre;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the section {@code calendars} of {@code centre.yaml}. */
final class CalendarReader {
    private static final List<String> KEYS = List.of("hours", "closed", "special", "zone");
    private static final List<String> VERSION_KEYS = List.of("hours", "closed", "special", "zone", "effective_from");
    /** In the order in which ranges run on; a range may run over Saturday into Sunday. */
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private static final Pattern BLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");
    private static final int MINUTES_OF_DAY = 1_440;

    private final ZoneId centreZone;
    private final Map<String, BusinessCalendar> calendars = new LinkedHashMap<>();
    private final Map<String, List<Version>> versions = new HashMap<>();

    private CalendarReader(ZoneId centreZone) {
        this.centreZone = centreZone;
    }

    static CalendarReader read(YamlValue section, ZoneId centreZone) throws CentreException {
        CalendarReader reader = new CalendarReader(centreZone);
        if (section != null) {
            for (Map.Entry<String, YamlValue> entry : section.entries().entrySet()) {
                List<Version> said = Version.ofMap(entry.getValue(), centreZone);
                reader.versions.put(entry.getKey(), said);
                for (Version version : said) {
                    List<String> keys = entry.getValue().isList() ? VERSION_KEYS : KEYS;
                    String id = reader.idOf(entry.getKey(), version);
                    reader.calendars.put(id, reader.calendar(version.value(), keys));
                }
            }
        }
        return reader;
    }

    /** Every version of every calendar by id; a later version's id is {@code NAME@MICROS}. */
    Map<String, BusinessCalendar> calendars() {
        return calendars;
    }

    /** The versions of the calendar that a queue names. */
    List<Version> versionsOf(YamlValue named) throws CentreException {
        List<Version> said = versions.get(named.text());
        if (said == null) {
            throw named.refused("there is no calendar \"" + named.text() + "\""
                    + (versions.isEmpty() ? "" : YamlValue.suggestion(named.text(), versions.keySet())));
        }
        return said;
    }

    /** The id of the version of that calendar in force at the microsecond. */
    String idAt(String name, long micros) {
        return idOf(name, Version.inForce(versions.get(name), micros));
    }

    private String idOf(String name, Version version) {
        return version.from() == Long.MIN_VALUE ? name : name + "@" + version.from();
    }

    private BusinessCalendar calendar(YamlValue said, List<String> keys) throws CentreException {
        Map<String, YamlValue> entries = said.entries(keys);
        if (!entries.containsKey("hours")) {
            throw said.refused("hours are missing, for example hours: {sun-thu: [\"08:00-17:00\"]}");
        }
        Map<LocalDate, List<WeeklyCalendar.Block>> special = new HashMap<>();
        if (entries.containsKey("special")) {
            for (Map.Entry<String, YamlValue> day :
                    entries.get("special").entries().entrySet()) {
                special.put(date(day.getValue(), day.getKey()), blocks(day.getValue()));
            }
        }
        if (entries.containsKey("closed")) {
            for (YamlValue day : entries.get("closed").items()) {
                if (special.put(date(day, day.text()), List.of()) != null) {
                    throw day.refused("the date stands twice among closed and special; keep one");
                }
            }
        }
        ZoneId zone = entries.containsKey("zone") ? zone(entries.get("zone")) : centreZone;
        return new WeeklyCalendar(zone, week(entries.get("hours")), special);
    }

    static ZoneId zone(YamlValue said) throws CentreException {
        try {
            return ZoneId.of(said.text());
        } catch (DateTimeException e) {
            throw said.refused("a zone like Asia/Jerusalem or UTC is expected, found \"" + said.text() + "\"");
        }
    }

    private static Map<DayOfWeek, List<WeeklyCalendar.Block>> week(YamlValue said) throws CentreException {
        Map<DayOfWeek, List<WeeklyCalendar.Block>> week = new EnumMap<>(DayOfWeek.class);
        for (Map.Entry<String, YamlValue> entry : said.entries().entrySet()) {
            for (DayOfWeek day : days(entry.getKey(), entry.getValue())) {
                if (week.put(day, blocks(entry.getValue())) != null) {
                    throw entry.getValue().refused(name(day) + " stands in two ranges; keep one");
                }
            }
        }
        return week;
    }

    private static List<DayOfWeek> days(String range, YamlValue place) throws CentreException {
        String[] ends = range.toLowerCase(Locale.ROOT).split("\\s*-\\s*", -1);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        if (first < 0 || last < 0 || ends.length > 2) {
            throw place.refused("a day or a range of days like fri or sun-thu is expected, of " + DAYS);
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (int day = first; ; day = (day + 1) % DAYS.size()) {
            days.add(DayOfWeek.SUNDAY.plus(day));
            if (day == last) {
                return days;
            }
        }
    }

    private static String name(DayOfWeek day) {
        return DAYS.get(day.getValue() % DAYS.size());
    }

    /** The blocks of one date, rising and merged where one begins as another ends. */
    private static List<WeeklyCalendar.Block> blocks(YamlValue said) throws CentreException {
        List<WeeklyCalendar.Block> blocks = new ArrayList<>();
        for (YamlValue item : said.items()) {
            blocks.add(block(item));
        }
        blocks.sort(Comparator.comparingInt(WeeklyCalendar.Block::from));
        List<WeeklyCalendar.Block> merged = new ArrayList<>();
        for (WeeklyCalendar.Block block : blocks) {
            WeeklyCalendar.Block before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before != null && block.from() < before.to()) {
                throw said.refused("blocks " + shown(before) + " and " + shown(block) + " overlap");
            }
            if (before != null && block.from() == before.to()) {
                merged.set(merged.size() - 1, new WeeklyCalendar.Block(before.from(), block.to()));
            } else {
                merged.add(block);
            }
        }
        return merged;
    }

    private static WeeklyCalendar.Block block(YamlValue said) throws CentreException {
        String text = said.text();
        Matcher matcher = BLOCK.matcher(text);
        if (!matcher.matches()) {
            throw said.refused("a block like \"08:00-17:00\" is expected, found \"" + text + "\"");
        }
        int from = minute(matcher.group(1), matcher.group(2), said);
        int to = minute(matcher.group(3), matcher.group(4), said);
        if (from >= to) {
            throw said.refused("block " + text + " does not end after it begins; a night is two blocks:"
                    + " until 24:00 on one day, from 00:00 on the next");
        }
        return new WeeklyCalendar.Block(from, to);
    }

    private static int minute(String hour, String minute, YamlValue said) throws CentreException {
        int of = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
        if (Integer.parseInt(minute) > 59 || of > MINUTES_OF_DAY) {
            throw said.refused("there is no clock time " + hour + ":" + minute + "; 00:00 to 24:00 are known");
        }
        return of;
    }

    private static LocalDate date(YamlValue place, String text) throws CentreException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw place.refused("a date like 2026-04-01 is expected, found \"" + text + "\"");
        }
    }

    private static String shown(WeeklyCalendar.Block block) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d-%02d:%02d",
                block.from() / 60,
                block.from() % 60,
                block.to() / 60,
                block.to() % 60);
    }
}
