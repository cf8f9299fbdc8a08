package io.ramzor.centre;

import io.ramzor.event.Micros;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads the section {@code queues} of {@code centre.yaml}. */
final class QueueReader {
    private static final String TARGET_SUFFIX = "_target_seconds";
    private static final List<String> FIXED_KEYS = List.of("channel", "line");
    private static final List<String> VERSIONED_KEYS = versionedKeys();
    private static final List<String> KEYS = keys();

    private final ZoneId zone;
    private final CalendarReader calendars;

    QueueReader(ZoneId zone, CalendarReader calendars) {
        this.zone = zone;
        this.calendars = calendars;
    }

    Map<String, Queue> read(YamlValue section) throws CentreException {
        Map<String, Queue> queues = new LinkedHashMap<>();
        if (section != null) {
            for (Map.Entry<String, YamlValue> entry : section.entries().entrySet()) {
                queues.put(entry.getKey(), queue(entry.getKey(), entry.getValue()));
            }
        }
        return queues;
    }

    private Queue queue(String id, YamlValue said) throws CentreException {
        Map<String, YamlValue> entries = said.entries(KEYS);
        if (!entries.containsKey("channel")) {
            throw said.refused("the queue's channel is missing, for example channel: voice");
        }
        Map<String, List<Version>> versions = new HashMap<>();
        TreeSet<Long> moments = new TreeSet<>(List.of(Long.MIN_VALUE));
        for (String key : VERSIONED_KEYS) {
            if (entries.containsKey(key)) {
                versions.put(key, Version.ofValue(entries.get(key), key, zone));
                versions.get(key).forEach(version -> moments.add(version.from()));
            }
        }
        for (Version named : versions.getOrDefault("calendar", List.of())) {
            calendars.versionsOf(named.value()).forEach(version -> moments.add(version.from()));
        }
        List<QueueTerms> terms = new ArrayList<>();
        for (long moment : moments) {
            terms.add(terms(versions, moment));
        }
        Integer line = entries.containsKey("line") ? entries.get("line").integer(1, 2) : null;
        return new Queue(id, entries.get("channel").text(), line, List.copyOf(terms));
    }

    private QueueTerms terms(Map<String, List<Version>> versions, long moment) throws CentreException {
        Map<String, YamlValue> said = new HashMap<>();
        versions.forEach((key, of) -> said.put(key, Version.inForce(of, moment).value()));
        Map<String, Long> targets = new LinkedHashMap<>();
        for (String clock : QueueTerms.CLOCKS) {
            YamlValue target = said.get(clock + TARGET_SUFFIX);
            if (target != null) {
                targets.put(clock, target.micros(Micros.SECOND));
            }
        }
        YamlValue calendar = said.get("calendar");
        YamlValue clock = said.get("clock");
        YamlValue target = said.get("service_level_target");
        YamlValue formula = said.get("formula");
        return new QueueTerms(
                moment,
                calendar == null ? null : calendars.idAt(calendar.text(), moment),
                clock != null && clock.oneOf(List.of("elapsed", "business")).equals("business"),
                seconds(said.get("answer_target_seconds"), CentreDefaults.ANSWER_TARGET_MICROS),
                seconds(said.get("short_abandon_seconds"), CentreDefaults.SHORT_ABANDON_MICROS),
                target == null ? CentreDefaults.SERVICE_LEVEL_TARGET : target.number(0, 1),
                formula == null ? CentreDefaults.FORMULA : formula.oneOf(QueueTerms.FORMULAS),
                seconds(said.get("statutory_seconds"), null),
                Collections.unmodifiableMap(targets));
    }

    private static Long seconds(YamlValue said, Long otherwise) throws CentreException {
        return said == null ? otherwise : Long.valueOf(said.micros(Micros.SECOND));
    }

    private static List<String> versionedKeys() {
        List<String> keys = new ArrayList<>(List.of(
                "calendar",
                "clock",
                "answer_target_seconds",
                "short_abandon_seconds",
                "service_level_target",
                "formula",
                "statutory_seconds"));
        QueueTerms.CLOCKS.forEach(clock -> keys.add(clock + TARGET_SUFFIX));
        return List.copyOf(keys);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(FIXED_KEYS);
        keys.addAll(VERSIONED_KEYS);
        return List.copyOf(keys);
    }
}
