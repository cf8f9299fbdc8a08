package io.ramzor.centre;

import io.ramzor.event.Micros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a file says from a moment on.
 *
 * @param from first microsecond at which it holds; of the first version the beginning of time
 * @param value what holds then
 */
record Version(long from, YamlValue value) {
    private static final String FROM = "effective_from";
    private static final String VALUE = "value";

    /** Versions of a single value: the value itself, or a list of {@code {effective_from, value}}. */
    static List<Version> ofValue(YamlValue value, String key, ZoneId zone) throws CentreException {
        if (!value.isList()) {
            return List.of(new Version(Long.MIN_VALUE, value));
        }
        List<Version> versions = new ArrayList<>();
        for (YamlValue item : value.items()) {
            Map<String, YamlValue> entries = item.entries(List.of(FROM, VALUE, key));
            YamlValue said = entries.getOrDefault(VALUE, entries.get(key));
            if (said == null) {
                throw item.refused("a version needs a value: {effective_from: 2026-01-01, value: ...}");
            }
            add(versions, new Version(from(entries.get(FROM), versions, item, zone), said), item);
        }
        return atLeastOne(versions, value);
    }

    /** Versions of a map: the map itself, or a list of maps that say {@code effective_from} besides. */
    static List<Version> ofMap(YamlValue value, ZoneId zone) throws CentreException {
        if (!value.isList()) {
            return List.of(new Version(Long.MIN_VALUE, value));
        }
        List<Version> versions = new ArrayList<>();
        for (YamlValue item : value.items()) {
            add(versions, new Version(from(item.entries().get(FROM), versions, item, zone), item), item);
        }
        return atLeastOne(versions, value);
    }

    /** The version in force at that microsecond. */
    static Version inForce(List<Version> versions, long micros) {
        Version inForce = versions.get(0);
        for (Version version : versions) {
            if (version.from <= micros) {
                inForce = version;
            }
        }
        return inForce;
    }

    private static List<Version> atLeastOne(List<Version> versions, YamlValue list) throws CentreException {
        if (versions.isEmpty()) {
            throw list.refused("a value or a list of versions is expected, found an empty list");
        }
        return versions;
    }

    private static void add(List<Version> versions, Version next, YamlValue item) throws CentreException {
        if (!versions.isEmpty() && next.from <= versions.get(versions.size() - 1).from) {
            throw item.refused("versions stand in the order of their effective_from, each once");
        }
        versions.add(next);
    }

    private static long from(YamlValue said, List<Version> before, YamlValue item, ZoneId zone) throws CentreException {
        if (said == null && !before.isEmpty()) {
            throw item.refused("effective_from is missing; only the first version may do without");
        }
        long from = said == null ? Long.MIN_VALUE : Micros.of(instant(said, zone));
        return before.isEmpty() ? Long.MIN_VALUE : from;
    }

    private static Instant instant(YamlValue said, ZoneId zone) throws CentreException {
        String text = said.text();
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            boolean zoned = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw said.refused("a date or a time like 2026-01-31 or 2026-01-31T06:00:00+02:00 is expected, found \""
                    + text + "\"");
        }
    }
}
