package io.ramzor.centre;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a centre is, one value for every command.
 *
 * @param zone the centre's zone
 * @param channels channels by id, in the file's order
 * @param calendars calendars by id
 * @param queues queues by id, in the file's order
 * @param episodeWindowMicros W by topic; the key {@code ""} holds the default
 * @param intervalMinutes length of an interval of the history
 * @param allowedLatenessMicros how far the horizon lies behind now
 * @param futureMicros how far ahead of the receiving clock an event may be
 * @param botLevels topics that the bot may close, by level (green, amber, red), cumulative
 * @param idleWeight weight of an idle thread, 0 to 1
 * @param idleMicros silence after which a messaging thread is idle
 * @param liveExpiryMicros a live contact is forgotten so long after its last event
 * @param writtenExpiryMicros a messaging or deferred contact likewise
 * @param customerMemoryDays how long customers are remembered for cohorts
 * @param identityMinimumConfidence links below it are not in force, 0 to 1
 */
public record Centre(
        ZoneId zone,
        Map<String, Channel> channels,
        Map<String, BusinessCalendar> calendars,
        Map<String, Queue> queues,
        Map<String, Long> episodeWindowMicros,
        int intervalMinutes,
        long allowedLatenessMicros,
        long futureMicros,
        Map<String, List<String>> botLevels,
        double idleWeight,
        long idleMicros,
        long liveExpiryMicros,
        long writtenExpiryMicros,
        int customerMemoryDays,
        double identityMinimumConfidence)
        implements Serializable {

    /** The queue of that id; one that the file does not name is taken on with its channel's defaults (20 s, 5 s, 0.80, always open). */
    public Queue queueOrDefault(String id, String channel) {
        Queue named = queues.get(id);
        return named != null ? named : CentreDefaults.queue(id, channel == null ? "unknown" : channel);
    }

    /** The channel of that id; one that the file does not name is taken on with its kind's defaults. */
    public Channel channelOrDefault(String id) {
        Channel named = channels.get(id);
        return named != null ? named : CentreDefaults.channel(id);
    }

    /** Ids of the channels that the file names, and of those whose kind is known without it. */
    public Set<String> channelIds() {
        Set<String> ids = new TreeSet<>(CentreDefaults.channelIds());
        ids.addAll(channels.keySet());
        return ids;
    }

    /** The calendar in force for those terms; always open if they name none. */
    public BusinessCalendar calendarOf(QueueTerms terms) {
        BusinessCalendar named = terms.calendar() == null ? null : calendars.get(terms.calendar());
        return named != null ? named : CentreDefaults.alwaysOpen(zone);
    }

    /** Start of the history interval in which the instant lies, microseconds. */
    public long intervalStart(long micros) {
        long length = intervalMicros();
        return Math.floorDiv(micros, length) * length;
    }

    /** Length of a history interval, microseconds. */
    public long intervalMicros() {
        return intervalMinutes * 60_000_000L;
    }
}
