package io.ramzor.centre;

import io.ramzor.event.Micros;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds where {@code centre.yaml} says nothing. */
final class CentreDefaults {
    static final long ANSWER_TARGET_MICROS = 20 * Micros.SECOND;
    static final long SHORT_ABANDON_MICROS = 5 * Micros.SECOND;
    static final double SERVICE_LEVEL_TARGET = 0.80;
    static final String FORMULA = "short_abandons_excluded";
    static final long CONTINUATION_MICROS = 24 * Micros.HOUR;
    static final long EPISODE_WINDOW_MICROS = 7 * Micros.DAY;
    static final double IDLE_WEIGHT = 0.1;
    static final long IDLE_MICROS = 4 * Micros.MINUTE;
    static final Map<ChannelKind, Integer> CAPACITY =
            Map.of(ChannelKind.LIVE, 1, ChannelKind.MESSAGING, 5, ChannelKind.DEFERRED, 1);

    private static final Map<String, ChannelKind> KINDS = builtInKinds();
    private static final Set<String> UNWRITTEN = Set.of("voice", "video");
    private static final Map<String, Long> REPLY_WINDOW_MICROS = Map.of("whatsapp", 24 * Micros.HOUR);

    private CentreDefaults() {}

    static Queue queue(String id, String channel) {
        return new Queue(id, channel, null, List.of(terms()));
    }

    static QueueTerms terms() {
        return new QueueTerms(
                Long.MIN_VALUE,
                null,
                false,
                ANSWER_TARGET_MICROS,
                SHORT_ABANDON_MICROS,
                SERVICE_LEVEL_TARGET,
                FORMULA,
                null,
                Map.of());
    }

    static Set<String> channelIds() {
        return KINDS.keySet();
    }

    static Channel channel(String id) {
        return channel(id, KINDS.getOrDefault(id, ChannelKind.LIVE));
    }

    static Channel channel(String id, ChannelKind kind) {
        return new Channel(
                id,
                kind,
                !UNWRITTEN.contains(id),
                !id.equals("voice"),
                CONTINUATION_MICROS,
                REPLY_WINDOW_MICROS.get(id),
                CAPACITY.get(kind));
    }

    static BusinessCalendar alwaysOpen(ZoneId zone) {
        return new AlwaysOpen(zone);
    }

    private static Map<String, ChannelKind> builtInKinds() {
        Map<String, ChannelKind> kinds = new LinkedHashMap<>();
        List.of("voice", "video", "chat").forEach(id -> kinds.put(id, ChannelKind.LIVE));
        List.of("whatsapp", "app", "sms", "social").forEach(id -> kinds.put(id, ChannelKind.MESSAGING));
        List.of("email", "form").forEach(id -> kinds.put(id, ChannelKind.DEFERRED));
        return kinds;
    }
}
