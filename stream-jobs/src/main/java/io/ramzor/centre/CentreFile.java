package io.ramzor.centre;

import io.ramzor.event.Micros;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code centre.yaml}; an unknown key or a bad value is refused with its place. */
public final class CentreFile {
    private static final List<String> KEYS = List.of(
            "zone",
            "channels",
            "calendars",
            "queues",
            "episodes",
            "interval_minutes",
            "allowed_lateness_minutes",
            "future_minutes",
            "contact_expiry_hours",
            "bot",
            "agents",
            "customer_memory_days",
            "identity_minimum_confidence");
    private static final List<String> LEVELS = List.of("green", "amber", "red");
    private static final int MINUTES_OF_DAY = 1_440;

    private final Map<String, YamlValue> said;

    private CentreFile(Map<String, YamlValue> said) {
        this.said = said;
    }

    /** @throws CentreException if the file cannot be read or says something that it may not */
    public static Centre read(Path file) throws CentreException {
        return parse(file.toString(), YamlValue.textOf(file));
    }

    /** @param name what to call the text in messages */
    public static Centre parse(String name, String yaml) throws CentreException {
        return new CentreFile(YamlValue.parse(name, yaml).entries(KEYS)).centre();
    }

    private Centre centre() throws CentreException {
        ZoneId zone = said.containsKey("zone") ? CalendarReader.zone(said.get("zone")) : ZoneOffset.UTC;
        CalendarReader calendars = CalendarReader.read(said.get("calendars"), zone);
        Map<String, Queue> queues = new QueueReader(zone, calendars).read(said.get("queues"));
        Map<String, YamlValue> agents =
                section("agents", List.of("idle_weight", "idle_minutes", "capacity", "capacity_by_channel"));
        Map<String, YamlValue> expiry = section("contact_expiry_hours", List.of("live", "messaging", "deferred"));
        return new Centre(
                zone,
                Collections.unmodifiableMap(new ChannelReader(agents).read(said.get("channels"), queues)),
                Collections.unmodifiableMap(calendars.calendars()),
                Collections.unmodifiableMap(queues),
                Collections.unmodifiableMap(episodeWindows()),
                intervalMinutes(),
                span(said.get("allowed_lateness_minutes"), Micros.MINUTE, 15 * Micros.MINUTE),
                span(said.get("future_minutes"), Micros.MINUTE, 5 * Micros.MINUTE),
                Collections.unmodifiableMap(botLevels()),
                number(agents.get("idle_weight"), CentreDefaults.IDLE_WEIGHT),
                span(agents.get("idle_minutes"), Micros.MINUTE, CentreDefaults.IDLE_MICROS),
                span(expiry.get("live"), Micros.HOUR, 24 * Micros.HOUR),
                writtenExpiry(expiry),
                said.containsKey("customer_memory_days")
                        ? said.get("customer_memory_days").integer(1, 36_500)
                        : 400,
                number(said.get("identity_minimum_confidence"), 0));
    }

    private int intervalMinutes() throws CentreException {
        YamlValue minutes = said.get("interval_minutes");
        if (minutes == null) {
            return 15;
        }
        int length = minutes.integer(1, MINUTES_OF_DAY);
        if (MINUTES_OF_DAY % length != 0) {
            throw minutes.refused("a day must hold whole intervals: 5, 10, 15, 30 or 60 minutes, for example");
        }
        return length;
    }

    private Map<String, Long> episodeWindows() throws CentreException {
        Map<String, YamlValue> episodes = section("episodes", List.of("window_days", "topics"));
        Map<String, Long> windows = new LinkedHashMap<>();
        windows.put("", span(episodes.get("window_days"), Micros.DAY, CentreDefaults.EPISODE_WINDOW_MICROS));
        if (episodes.containsKey("topics")) {
            for (Map.Entry<String, YamlValue> topic :
                    episodes.get("topics").entries().entrySet()) {
                windows.put(topic.getKey(), topic.getValue().micros(Micros.DAY));
            }
        }
        return windows;
    }

    private Map<String, List<String>> botLevels() throws CentreException {
        Map<String, YamlValue> bot = section("bot", List.of("levels"));
        Map<String, YamlValue> levels =
                bot.containsKey("levels") ? bot.get("levels").entries(LEVELS) : Map.of();
        Map<String, List<String>> cumulative = new LinkedHashMap<>();
        List<String> topics = new ArrayList<>();
        for (String level : LEVELS) {
            if (levels.containsKey(level)) {
                topics.addAll(levels.get(level).texts());
            }
            cumulative.put(level, List.copyOf(topics));
        }
        return cumulative;
    }

    /** Messaging and deferred contacts share one expiry; said for one of them, it holds for both. */
    private static long writtenExpiry(Map<String, YamlValue> expiry) throws CentreException {
        YamlValue messaging = expiry.getOrDefault("messaging", expiry.get("deferred"));
        long micros = span(messaging, Micros.HOUR, 720 * Micros.HOUR);
        if (expiry.containsKey("deferred") && expiry.get("deferred").micros(Micros.HOUR) != micros) {
            throw expiry.get("deferred").refused("messaging and deferred contacts expire alike; give both one value");
        }
        return micros;
    }

    private Map<String, YamlValue> section(String key, List<String> known) throws CentreException {
        return said.containsKey(key) ? said.get(key).entries(known) : Map.of();
    }

    private static long span(YamlValue said, long unit, long otherwise) throws CentreException {
        return said == null ? otherwise : said.micros(unit);
    }

    private static double number(YamlValue said, double otherwise) throws CentreException {
        return said == null ? otherwise : said.number(0, 1);
    }

    /** Reads the section {@code channels}, with the capacities of the section {@code agents}. */
    private record ChannelReader(Map<String, YamlValue> agents) {
        private static final List<String> KEYS =
                List.of("kind", "written", "digital", "reply_window_hours", "continuation_hours");
        private static final List<String> KINDS = List.of("live", "messaging", "deferred");
        private static final int MOST_CONTACTS = 1_000;

        Map<String, Channel> read(YamlValue section, Map<String, Queue> queues) throws CentreException {
            Map<String, YamlValue> byKind =
                    agents.containsKey("capacity") ? agents.get("capacity").entries(KINDS) : Map.of();
            Map<String, YamlValue> byChannel = agents.containsKey("capacity_by_channel")
                    ? agents.get("capacity_by_channel").entries()
                    : Map.of();
            Map<String, Channel> channels = new LinkedHashMap<>();
            if (section != null) {
                for (Map.Entry<String, YamlValue> entry : section.entries().entrySet()) {
                    channels.put(entry.getKey(), channel(entry.getKey(), entry.getValue()));
                }
            }
            queues.values().forEach(queue -> channels.computeIfAbsent(queue.channel(), CentreDefaults::channel));
            byChannel.keySet().forEach(id -> channels.computeIfAbsent(id, CentreDefaults::channel));
            Map<String, Integer> ofKind = capacities(byKind);
            Map<String, Integer> ofChannel = capacities(byChannel);
            for (Map.Entry<String, Channel> entry : channels.entrySet()) {
                String kind = entry.getValue().kind().name().toLowerCase(Locale.ROOT);
                Integer capacity = ofChannel.getOrDefault(entry.getKey(), ofKind.get(kind));
                if (capacity != null) {
                    entry.setValue(withCapacity(entry.getValue(), capacity));
                }
            }
            return channels;
        }

        private static Map<String, Integer> capacities(Map<String, YamlValue> said) throws CentreException {
            Map<String, Integer> capacities = new HashMap<>();
            for (Map.Entry<String, YamlValue> entry : said.entrySet()) {
                capacities.put(entry.getKey(), entry.getValue().integer(1, MOST_CONTACTS));
            }
            return capacities;
        }

        private static Channel channel(String id, YamlValue value) throws CentreException {
            Map<String, YamlValue> traits = value.entries(KEYS);
            Channel byId = CentreDefaults.channel(id);
            Channel channel = traits.containsKey("kind")
                    ? CentreDefaults.channel(
                            id,
                            ChannelKind.valueOf(traits.get("kind").oneOf(KINDS).toUpperCase(Locale.ROOT)))
                    : byId;
            YamlValue replyWindow = traits.get("reply_window_hours");
            return new Channel(
                    id,
                    channel.kind(),
                    traits.containsKey("written") ? traits.get("written").flag() : channel.written(),
                    traits.containsKey("digital") ? traits.get("digital").flag() : channel.digital(),
                    span(traits.get("continuation_hours"), Micros.HOUR, channel.continuationMicros()),
                    replyWindow == null ? channel.replyWindowMicros() : Long.valueOf(replyWindow.micros(Micros.HOUR)),
                    channel.capacity());
        }

        private static Channel withCapacity(Channel channel, int capacity) {
            return new Channel(
                    channel.id(),
                    channel.kind(),
                    channel.written(),
                    channel.digital(),
                    channel.continuationMicros(),
                    channel.replyWindowMicros(),
                    capacity);
        }
    }
}
